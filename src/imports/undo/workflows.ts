import type { Day } from "../../kernel/day.ts"
import { refuse } from "../../kernel/refusal.ts"
import { type CompanyId, type CompanyTx, type Db, inCompany } from "../../kernel/store.ts"
import { dayWords, type Sentence } from "../../kernel/wording.ts"
import { removeFreshness } from "../../ledger/freshness/store.ts"
import { record } from "../../ledger/journal/store.ts"
import { putBack, removeAllocationsOf, removeRowsOf } from "../../ledger/withdrawal/store.ts"
import { waitForTurn } from "../apply/store.ts"
import { quoted, quotedEnglish } from "../fault.ts"
import { findImport, markUndone } from "../history/store.ts"
import {
  changesOf,
  customersStillThere,
  customersTouchedBy,
  firstLaterFact,
  type LaterFact,
  putBackOpenings,
  removeOpeningsOf,
} from "./store.ts"

/** Who undoes an import, and when. */
export interface Undoing {
  readonly today: Day
  readonly now: Date
  readonly actor: string
}

/**
 * Takes an import back: what it created goes, what it changed stands as before. Refused when
 * something rests on it since (IMPORT_IN_USE says what), or when it was undone already.
 */
export async function undoImport(
  db: Db,
  companyId: CompanyId,
  importId: string,
  undoing: Undoing,
  ports: { readonly onTouched?: (tx: CompanyTx, customerIds: readonly string[]) => Promise<void> } = {},
): Promise<{ touchedCustomerIds: readonly string[] }> {
  return inCompany(db, companyId, async (tx) => {
    await waitForTurn(tx)
    const past = await findImport(tx, importId)
    if (!past) return refuse("IMPORT_NOT_FOUND", NOT_FOUND, { importId })
    if (past.state === "undone") return refuse("IMPORT_ALREADY_UNDONE", ALREADY_UNDONE, { importId })
    const later = await firstLaterFact(tx, importId)
    if (later)
      return refuse("IMPORT_IN_USE", inUse(later), {
        importId,
        kind: later.kind,
        name: later.name,
        on: later.on,
      })
    const touched = await customersTouchedBy(tx, importId)
    const changes = await changesOf(tx, importId)
    await removeAllocationsOf(tx, importId)
    for (const change of changes) if (change.table !== "allocation") await putBack(tx, change)
    for (const change of changes) if (change.table === "allocation") await putBack(tx, change)
    await removeOpeningsOf(tx, importId)
    await putBackOpenings(tx, importId)
    await removeRowsOf(tx, importId)
    await removeFreshness(tx, importId)
    await markUndone(tx, importId, undoing.now)
    const left = await customersStillThere(tx, touched)
    await ports.onTouched?.(tx, left)
    await record(tx, [
      {
        happenedAt: undoing.now,
        onDay: undoing.today,
        actor: undoing.actor,
        kind: "import.undone",
        payload: {
          importId,
          kind: past.kind,
          fileName: past.fileName,
          sha256: past.sha256,
          counts: past.counts,
        },
      },
    ])
    return { touchedCustomerIds: left }
  })
}

const NOT_FOUND: Sentence = { fr: "Cet import n’existe pas.", en: "There is no such import." }
const ALREADY_UNDONE: Sentence = { fr: "Cet import est déjà annulé.", en: "This import was undone already." }

function inUse({ kind, name, on }: LaterFact): Sentence {
  const [fr, en] = [dayWords(on, "fr"), dayWords(on, "en")]
  const sentences: Record<LaterFact["kind"], Sentence> = {
    reminder: {
      fr: `Une relance est partie le ${fr} pour ${quoted(name)}\u00a0: cet import ne peut plus être annulé. Corrigez plutôt les factures concernées.`,
      en: `A reminder left on ${en} about ${quotedEnglish(name)}: this import can no longer be undone. Correct the invoices concerned instead.`,
    },
    import: {
      fr: `L’import de ${quoted(name)} du ${fr} s’appuie sur celui-ci\u00a0: annulez-le d’abord.`,
      en: `The import of ${quotedEnglish(name)} on ${en} rests on this one: undo that one first.`,
    },
    allocation: {
      fr: `Un règlement a été affecté à la main à la facture ${quoted(name)}\u00a0: retirez cette affectation d’abord.`,
      en: `A payment was allocated by hand to invoice ${quotedEnglish(name)}: take that allocation back first.`,
    },
    debt: {
      fr: `Le client ${quoted(name)}, créé par cet import, a une facture ou un règlement venu d’ailleurs, du ${fr}\u00a0: annulez cela d’abord.`,
      en: `Customer ${quotedEnglish(name)}, created by this import, has an invoice or payment from elsewhere, of ${en}: undo that first.`,
    },
    dispute: {
      fr: `Un litige a été ouvert le ${fr} sur la facture ${quoted(name)}\u00a0: cet import ne peut plus être annulé.`,
      en: `A dispute was opened on ${en} about invoice ${quotedEnglish(name)}: this import can no longer be undone.`,
    },
    limitation: {
      fr: `Un événement du ${fr} a été noté pour la prescription de la facture ${quoted(name)}\u00a0: cet import ne peut plus être annulé.`,
      en: `An event of ${en} was recorded for the limitation of invoice ${quotedEnglish(name)}: this import can no longer be undone.`,
    },
    promise: {
      fr: `Une promesse de paiement a été notée le ${fr} pour ${quoted(name)}\u00a0: cet import ne peut plus être annulé.`,
      en: `A payment promise was noted on ${en} for ${quotedEnglish(name)}: this import can no longer be undone.`,
    },
    hold: {
      fr: `Une suspension a été posée le ${fr} sur le client ${quoted(name)}, créé par cet import\u00a0: levez-la et supprimez-la d’abord.`,
      en: `A hold was placed on ${en} on customer ${quotedEnglish(name)}, created by this import: remove it first.`,
    },
    reply: {
      fr: `Une réponse de ${quoted(name)} a été reçue le ${fr}\u00a0: cet import ne peut plus être annulé.`,
      en: `A reply from ${quotedEnglish(name)} was received on ${en}: this import can no longer be undone.`,
    },
    task: {
      fr: `Une tâche a été créée le ${fr} pour le client ${quoted(name)}\u00a0: cet import ne peut plus être annulé.`,
      en: `A task was created on ${en} for customer ${quotedEnglish(name)}: this import can no longer be undone.`,
    },
  }
  return sentences[kind]
}
