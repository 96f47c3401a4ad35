import type { CompanyFields } from "../../ledger/companies/company.ts"
import { firstSiret, frenchVat, inventedIban, inventedSiren } from "./identity.ts"

const SIREN = inventedSiren(1)

/** The demonstration company: it fits out professional kitchens around Rennes. All of it is invented. */
export const DEMO_COMPANY: Partial<CompanyFields> & { readonly name: string } = {
  name: "Atelier Morvanig",
  legalForm: "SARL",
  siren: SIREN,
  siret: firstSiret(SIREN),
  vatNumber: frenchVat(SIREN),
  registryCity: "Rennes",
  shareCapital: "20\u00a0000\u00a0€",
  addressLines: ["18 rue de la Sauvaie"],
  postalCode: "35000",
  city: "Rennes",
  country: "FR",
  email: "compta@atelier-morvanig.example",
  phone: "02 61 91 20 20",
  iban: inventedIban(20_260_001),
  bic: "ZZZZFRPP",
  signatoryName: "Maëlle Morvan",
  signatoryTitle: "Gérante",
  language: "fr",
  holidayRegion: "FR",
  testRecipient: "compta@atelier-morvanig.example",
}
