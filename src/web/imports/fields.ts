import { FIELDS, type Field } from "../../imports/table/fields.ts"
import type { ImportKind } from "../api/shapes/imports.ts"

/** The meanings that a column may have in a file of this kind; a FEC has fixed columns. */
export const fieldsOf = (kind: ImportKind): readonly Field[] => (kind === "fec" ? [] : FIELDS[kind])
