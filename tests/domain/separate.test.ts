import { beforeEach, describe, expect, test } from 'vitest'
import { joinMembersAgain } from '../../src/domain/families/apart/join-members-again.ts'
import { readApart } from '../../src/domain/families/apart/read-apart.ts'
import { separateMembers } from '../../src/domain/families/apart/separate-members.ts'
import { listRelatives } from '../../src/domain/families/list-relatives.ts'
import { endConsent } from '../../src/domain/consents/end-consent.ts'
import { previewCopy } from '../../src/domain/private-text/copy.ts'
import { openShare } from '../../src/domain/private-text/open-share.ts'
import { readGotShares } from '../../src/domain/private-text/read-got-shares.ts'
import { listReaders } from '../../src/domain/private-text/readers.ts'
import { saveTexts } from '../../src/domain/private-text/save-texts.ts'
import { listShownGivenShares } from '../../src/domain/private-text/share-queries.ts'
import { shareText } from '../../src/domain/private-text/share-text.ts'
import { NotFound } from '../../src/domain/result.ts'
import type { Clinician, FamilyMember } from '../../src/domain/actor.ts'
import { adi, ana, cleo, dana, eli, HARBOR, luz } from '../support/cast.ts'
import { sheetCatalog } from '../support/courses.ts'
import { newWorld, type TestWorld } from '../support/world.ts'

let world: TestWorld
beforeEach(async () => { world = await newWorld({ catalog: sheetCatalog() }) })

const form = () => crypto.randomUUID()
const LIMIT = { kind: 'worksheet', homeKey: 'limit' } as const
const separate = (memberIds: string[], by: Clinician = dana, familyId = 'rivera') =>
  separateMembers(world, by, { formKey: form(), familyId, memberIds })
const joinAgain = (memberA: string, memberB: string, by: Clinician = dana) =>
  joinMembersAgain(world, by, { formKey: form(), familyId: 'rivera', memberA, memberB })

/** Everything that a member's pages draw about other people. */
async function seenBy(member: FamilyMember) {
  return {
    relatives: (await listRelatives(world, member)).relatives,
    readers: await listReaders(world, member),
    got: await readGotShares(world, member),
    given: await listShownGivenShares(world.db, member),
  }
}

async function shareWith(author: FamilyMember, reader: FamilyMember): Promise<void> {
  await saveTexts(world, author, { formKey: form(), ...LIMIT, boxes: [{ key: 'i-will', text: 'Say good night.', version: 0 }] })
  const preview = await previewCopy(world, author, LIMIT)
  await shareText(world, author, { formKey: form(), ...LIMIT, readerId: reader.id, mark: typeof preview === 'string' ? '' : preview.mark })
}

describe('two members who are kept apart', () => {
  test.each([[['ana', 'luz']], [['luz', 'ana']]])('leave no trace for each other, whoever was named first: %j', async (pair) => {
    await shareWith(ana, luz)
    await shareWith(luz, ana)
    const handle = (await readGotShares(world, luz))[0]?.handle ?? ''
    expect(JSON.stringify([await seenBy(ana), await seenBy(luz)])).toMatch(/Luz.*Ana/)
    expect(await separate(pair)).toEqual({ ok: true, value: null })
    expect(JSON.stringify(await seenBy(ana))).not.toMatch(/luz/i)
    expect(JSON.stringify(await seenBy(luz))).not.toMatch(/"ana|Ana/)
    await expect(openShare(world, luz, { handle })).rejects.toThrow(NotFound)
    await expect(shareWith(ana, luz)).rejects.toThrow(NotFound)
  })

  test('see after it was undone exactly what they saw before, and nobody was told', async () => {
    await shareWith(ana, luz)
    const before = [await seenBy(ana), await seenBy(luz)]
    await separate(['ana', 'luz'])
    await joinAgain('luz', 'ana')
    expect([await seenBy(ana), await seenBy(luz)]).toEqual(before)
    expect(await world.db.selectFrom('outbox').select('id').execute()).toEqual([])
    const audited = await world.db.selectFrom('audit').select(['event', 'actorId', 'objectKind', 'objectId'])
      .where('event', 'like', 'members.%').orderBy('seq').execute()
    expect(audited).toEqual([
      { event: 'members.separated', actorId: 'dana', objectKind: 'members', objectId: 'ana luz' },
      { event: 'members.joined-again', actorId: 'dana', objectKind: 'members', objectId: 'ana luz' },
    ])
  })

  test('stay visible to everybody else of the family', async () => {
    await separate(['ana', 'luz'])
    expect((await listRelatives(world, luz)).relatives.map(({ name }) => name)).toEqual(['Raul'])
  })

  test('are kept apart once, however often it is asked, and listed for the team alone', async () => {
    for (const pair of [['ana', 'luz'], ['luz', 'ana']]) await separate(pair)
    expect(await world.db.selectFrom('separation').select('since').execute()).toHaveLength(2)
    const { people, pairs } = await readApart(world, dana, 'rivera')
    expect(people.map(({ name }) => name)).toEqual(['Ana', 'Luz', 'Raul'])
    expect(pairs.map(({ names }) => names)).toEqual([['Ana', 'Raul'], ['Ana', 'Luz']])
    for (const stranger of [eli, cleo]) await expect(readApart(world, stranger, 'rivera')).rejects.toThrow(NotFound)
  })
})

describe('keeping apart is refused', () => {
  test.each([[[]], [['ana']], [['ana', 'ana']], [['ana', 'luz', 'raul']]])('unless two people were chosen: %j', async (chosen) => {
    expect(await separate(chosen)).toEqual({ ok: false, reason: 'not-two' })
  })

  test('for people of another family, another clinic, or who share nothing with the clinic now', async () => {
    for (const stranger of ['uche', 'sam', 'ben', 'nobody']) await expect(separate(['ana', stranger]), stranger).rejects.toThrow(NotFound)
    await endConsent(world, dana, { familyId: 'rivera', consentId: 'consent-luz' })
    await expect(separate(['ana', 'luz'])).rejects.toThrow(NotFound)
  })

  test('to another team, another clinic and an administrator, and so is undoing it', async () => {
    const posing: Clinician = { role: 'clinician', clinicId: HARBOR, id: adi.id }
    for (const stranger of [eli, cleo, posing]) {
      await expect(separate(['ana', 'luz'], stranger)).rejects.toThrow(NotFound)
      await expect(joinAgain('ana', 'raul', stranger)).rejects.toThrow(NotFound)
    }
    expect(await world.db.selectFrom('separation').select(['memberA', 'memberB']).execute()).toEqual([{ memberA: 'ana', memberB: 'raul' }])
  })
})
