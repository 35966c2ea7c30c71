/** An agency of the installation: one Durable Object with all that the agency has but the files. */
import { randomBytes } from 'node:crypto';
import { DurableObject } from 'cloudflare:workers';
import { firstAdminLink } from '../people/index.ts';
import { type Clock, systemClock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { Bucket } from '../platform/files/r2-storage.ts';
import { problemResponse } from '../platform/http.ts';
import { createLog } from '../platform/log.ts';
import { type Office, openOffice } from './office.ts';

export interface AgencyEnv {
  FILES: Bucket;
  VANTHU_LOG?: string;
}

export interface NewAgency {
  /** Its name in addresses: `hai-chau`. */
  code: string;
  /** Tên cơ quan. */
  name: string;
  /** Cơ quan chủ quản; blank: none. */
  parent: string;
}

interface Founded extends NewAgency {
  secret: string;
}

const FOUNDED = 'agency';

export class Agency extends DurableObject<AgencyEnv> {
  protected readonly clock: Clock = systemClock;
  #office: Promise<Office | null> | null = null;

  /**
   * Makes the agency; of one that has no administrator yet, makes a new link for the first.
   * @returns the token of that link; null where the agency has its administrator
   */
  async found(agency: NewAgency): Promise<{ isNew: boolean; token: string | null }> {
    const isNew = (await this.ctx.storage.get<Founded>(FOUNDED)) === undefined;
    if (isNew) {
      const secret = randomBytes(32).toString('base64url');
      await this.ctx.storage.put<Founded>(FOUNDED, { ...agency, secret });
      this.#office = null;
    }
    const { db } = (await this.office())!;
    await this.#sleep();
    return { isNew, token: firstAdminLink(db, this.clock) };
  }

  override async fetch(request: Request): Promise<Response> {
    const office = await this.office();
    if (office === null) return problemResponse(noSuchAgency());
    const response = await office.app.fetch(request);
    if (request.method !== 'GET') this.ctx.waitUntil(this.#workAndSleep(office));
    return response;
  }

  override async alarm(): Promise<void> {
    const office = await this.office();
    if (office === null) return;
    await office.keepHouse();
    await this.#sleep();
  }

  /** Null where nobody made this agency. */
  protected office(): Promise<Office | null> {
    this.#office ??= this.#open().catch((error: unknown) => {
      this.#office = null;
      throw error;
    });
    return this.#office;
  }

  async #open(): Promise<Office | null> {
    const founded = await this.ctx.storage.get<Founded>(FOUNDED);
    if (founded === undefined) return null;
    const log = createLog(this.env.VANTHU_LOG ?? 'warn', (line) => console.log(line.trimEnd()));
    return openOffice({
      code: founded.code,
      agencyName: founded.name,
      parentAgency: founded.parent,
      secret: founded.secret,
      storage: this.ctx.storage,
      bucket: this.env.FILES,
      clock: this.clock,
      log,
    });
  }

  async #workAndSleep(office: Office): Promise<void> {
    await office.work();
    await this.#sleep();
  }

  /** Sets the alarm where it would ring later, or not at all. */
  async #sleep(): Promise<void> {
    const office = (await this.office())!;
    const wanted = Date.now() + office.sleepsFor();
    const set = await this.ctx.storage.getAlarm();
    if (set === null || set > wanted) await this.ctx.storage.setAlarm(wanted);
  }
}

export const noSuchAgency = (): AppError =>
  new AppError(
    'edge.no-such-agency',
    404,
    'Không có cơ quan nào ở địa chỉ này. Hãy kiểm tra lại địa chỉ, hoặc hỏi quản trị của hệ thống.',
  );
