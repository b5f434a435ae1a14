/**
 * The hints of devices from which people came in by an identity of our own: who was banned or removed does not come back by
 * another invite, or as another guest, on the same device, until their ban ends or somebody lets them back in. Only a hash
 * is kept. Whoever erases it on the device comes in again: it is a hint, not a proof.
 */
import { refuseShutOut } from './people.ts';
import type { Ports } from './ports.ts';
import type { Reader, Transaction } from './storage.ts';

/** A family's tablet has several; the oldest are forgotten first. */
const PEOPLE_OF_A_DEVICE = 20;

function keyOf({ hashCode }: Ports, device: string): string {
  return `device ${hashCode(`device ${device}`)}`;
}

async function peopleOf(reader: Reader, communityId: string, key: string): Promise<readonly string[]> {
  return ((await reader.setting(communityId, key)) as readonly string[] | undefined) ?? [];
}

/** @throws Refusal `banned` or `forbidden` when somebody who came in on this device is shut out now. */
export async function refuseShutOutDevice(
  ports: Ports,
  reader: Reader,
  { communityId, device, now }: { readonly communityId: string; readonly device: string; readonly now: number },
): Promise<void> {
  for (const memberId of await peopleOf(reader, communityId, keyOf(ports, device))) {
    const [account, member] = [await reader.account(communityId, memberId), await reader.member(communityId, memberId)];
    if (account && member) refuseShutOut(account, member, now);
  }
}

export async function rememberDevice(
  ports: Ports,
  tx: Transaction,
  {
    communityId,
    device,
    memberId,
  }: { readonly communityId: string; readonly device: string; readonly memberId: string },
): Promise<void> {
  const key = keyOf(ports, device);
  const known = await peopleOf(tx, communityId, key);
  await tx.putSetting(communityId, key, [...known, memberId].slice(-PEOPLE_OF_A_DEVICE));
}
