/**
 * The project's own pictures: small line drawings inside a module's text, `<Picture id alt caption />`.
 *
 * One hand: every drawing is 160 units wide and 130 high, or higher where steps stand below one another. It is never
 * wider, since that would shrink its words: where the column of the narrowest phone is 280 px, words of 9.25 units are
 * 16 px. So a picture stands in the section itself; a box with a padding would make it narrower. Lines are 2 units of
 * ink, faces are never drawn, amber is light and nothing else. Shape and words carry the meaning, colour only helps.
 *
 * Fills are classes (src/styles/components/picture.css): `tint`, `dusk`, `bare`, `lit`. What several drawings share
 * stands in pieces/. A drawing takes its words from src/words/<language>/pictures.ts: up to six labels of up to three
 * words. A new picture needs its id in domain/catalog/pictures.ts, a drawing here and words in both languages.
 */
import type { PictureId } from '../../domain/catalog/pictures.ts'
import AfterUseSteps from './AfterUseSteps.astro'
import CarePath from './CarePath.astro'
import CareSteps from './CareSteps.astro'
import CravingWave from './CravingWave.astro'
import FourPlaces from './FourPlaces.astro'
import IStatement from './IStatement.astro'
import LockedBox from './LockedBox.astro'
import ManyCauses from './ManyCauses.astro'
import OpenWindow from './OpenWindow.astro'
import OverdoseSteps from './OverdoseSteps.astro'
import PlanOnFridge from './PlanOnFridge.astro'
import RecoveryPosition from './RecoveryPosition.astro'
import ReturnStages from './ReturnStages.astro'
import RightAfter from './RightAfter.astro'
import RoadStages from './RoadStages.astro'
import SafeAdults from './SafeAdults.astro'
import SeeSayOffer from './SeeSayOffer.astro'
import SteadyLine from './SteadyLine.astro'
import StressLoop from './StressLoop.astro'
import SupportCircles from './SupportCircles.astro'
import SupportingShielding from './SupportingShielding.astro'
import TalkSpiral from './TalkSpiral.astro'
import ThreeWaysOfCoping from './ThreeWaysOfCoping.astro'
import ThreeWaysToHelp from './ThreeWaysToHelp.astro'
import TrustStairs from './TrustStairs.astro'
import TwoWayDoor from './TwoWayDoor.astro'
import WeekPlan from './WeekPlan.astro'

/** What draws a picture, and how high it is in units. */
export const pictures = {
  'many-causes': { Drawing: ManyCauses, height: 130 },
  'craving-wave': { Drawing: CravingWave, height: 140 },
  'care-steps': { Drawing: CareSteps, height: 134 },
  'steady-line': { Drawing: SteadyLine, height: 154 },
  'road-stages': { Drawing: RoadStages, height: 150 },
  'two-way-door': { Drawing: TwoWayDoor, height: 140 },
  'return-stages': { Drawing: ReturnStages, height: 144 },
  'four-places': { Drawing: FourPlaces, height: 165 },
  'see-say-offer': { Drawing: SeeSayOffer, height: 146 },
  'after-use-steps': { Drawing: AfterUseSteps, height: 178 },
  'overdose-steps': { Drawing: OverdoseSteps, height: 158 },
  'recovery-position': { Drawing: RecoveryPosition, height: 138 },
  'locked-box': { Drawing: LockedBox, height: 140 },
  'week-plan': { Drawing: WeekPlan, height: 152 },
  'supporting-shielding': { Drawing: SupportingShielding, height: 160 },
  'safe-adults': { Drawing: SafeAdults, height: 148 },
  'three-ways-to-help': { Drawing: ThreeWaysToHelp, height: 130 },
  'talk-spiral': { Drawing: TalkSpiral, height: 202 },
  'i-statement': { Drawing: IStatement, height: 130 },
  'right-after': { Drawing: RightAfter, height: 144 },
  'trust-stairs': { Drawing: TrustStairs, height: 158 },
  'open-window': { Drawing: OpenWindow, height: 188 },
  'stress-loop': { Drawing: StressLoop, height: 172 },
  'three-ways-of-coping': { Drawing: ThreeWaysOfCoping, height: 130 },
  'support-circles': { Drawing: SupportCircles, height: 168 },
  'care-path': { Drawing: CarePath, height: 150 },
  'plan-on-fridge': { Drawing: PlanOnFridge, height: 166 },
} satisfies Record<PictureId, { Drawing: unknown; height: number }>
