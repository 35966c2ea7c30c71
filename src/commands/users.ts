/** `vanthu user …`: people from the command line, when nobody can sign in. */
import { systemClock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import { dataFolder, officeFolder } from '../platform/data-folder.ts';
import { openDatabase } from '../platform/database.ts';
import {
  createPerson,
  personByUsername,
  personNotFound,
  resetPassword,
  type Role,
  SERVICE,
} from '../people/index.ts';

type Print = (line: string) => void;

export async function addUserCommand(
  config: Config,
  person: { username: string; name: string; post: string; role: Role[] },
  print: Print,
): Promise<void> {
  const database = openDatabase(dataFolder(config.dataDir).database);
  try {
    const { username, name, post, role } = person;
    const created = await createPerson(
      database.db,
      { username, name, post, roles: role },
      SERVICE,
      systemClock,
    );
    print(`Đã thêm ${name}. Mật khẩu tạm: ${created.temporaryPassword ?? ''}`);
  } finally {
    database.close();
  }
}

/** @throws AppError `people.person-not-found` */
export async function resetPasswordCommand(config: Config, username: string, print: Print): Promise<void> {
  const database = openDatabase(officeFolder(config.dataDir).database);
  try {
    const person = personByUsername(database.db, username, SERVICE, systemClock);
    if (person === null) throw personNotFound();
    const password = await resetPassword(database.db, person.id, SERVICE, systemClock);
    print(`Mật khẩu tạm của ${person.name}: ${password}`);
  } finally {
    database.close();
  }
}
