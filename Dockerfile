# Văn Thư trong một ảnh nhỏ: Node 24 (SQLite đã dịch sẵn), chạy bằng người dùng thường, dữ liệu ở /data.
# Chạy được với hệ tệp chỉ đọc: chỉ /data và /tmp cần ghi (docker run --read-only --tmpfs /tmp …).
FROM node:24-slim AS install
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force

FROM node:24-slim
# Bộ đọc của hệ điều hành đọc nhanh hơn bộ đi kèm; không có vẫn đọc được.
RUN apt-get update && apt-get install -y --no-install-recommends tesseract-ocr tesseract-ocr-vie tesseract-ocr-osd \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=install /app/node_modules node_modules
COPY package.json package-lock.json ./
COPY src src
COPY template[s] templates
COPY scripts/vanthu.mjs scripts/vanthu.mjs
# Gói chương trình một lần lúc dựng ảnh, để khởi động nhanh cả khi hệ tệp chỉ đọc. Bản gói nhận ra mã nguồn theo giờ sửa
# đến phần nghìn giây, còn lớp ảnh tải về chỉ giữ đến giây: đặt cho tròn trước đã.
RUN find src -exec touch -d '2026-01-01 00:00:00' {} + && node scripts/vanthu.mjs --version
# Mô hình nhận dạng giải nén sẵn cho bộ đọc của hệ điều hành: trong thùng không có chỗ nào để ghi.
RUN node --import tsx --eval "import('./src/reading/tesseract-models.ts').then(({ unpackedModels }) => unpackedModels())"
RUN mkdir /data && chown node:node /data
USER node
ENV NODE_ENV=production VANTHU_DATA=/data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD node -e "fetch('http://localhost:8080/ready').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"
CMD ["node", "scripts/vanthu.mjs", "serve"]
