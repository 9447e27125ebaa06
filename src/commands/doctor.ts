import { checkAudit } from '../domain/audits/check-audit.ts'
import { checkClinic } from '../domain/doctor/check-clinic.ts'
import { notedHeads } from '../server/audit-heads.ts'
import { checkInstallation } from '../server/doctor/check-installation.ts'
import { printChecks } from '../server/doctor/print-checks.ts'
import { start } from '../server/start.ts'

/* npm run doctor */

try {
  const installation = await start({ alone: false })
  const { world, clinics, config } = installation
  try {
    let isWell = printChecks('This computer', await checkInstallation(installation))
    for (const clinic of clinics.all()) {
      await checkAudit(world, { kind: 'system', clinicId: clinic.id }, notedHeads(config.databaseFile, clinic.id))
      isWell = printChecks(clinic.name, await checkClinic(world, clinic)) && isWell
    }
    if (!isWell) process.exitCode = 1
  } finally {
    await installation.close()
  }
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
