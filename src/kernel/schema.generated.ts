// Made by scripts/generate-schema-types.ts from migrations/. Do not edit.
import type { Generated } from "kysely"
import type { Day } from "./day.ts"

export interface DB {
  "delivery.archive": {
    company_id: string
    message_id: string
    sha256: Buffer
    content: Buffer
    archived_at: Generated<Date>
  }
  "delivery.consignment": {
    company_id: string
    message_id: string
    provider: string
    provider_id: string
    tracking_number: string | null
    cost_cents: number | null
    state: Generated<string>
    state_at: Date | null
    answer: string | null
    taken_at: Date
    asked_at: Date | null
    next_ask_at: Date | null
  }
  "delivery.mail_account": {
    company_id: string
    from_name: string | null
    from_email: string
    reply_to: string | null
    smtp_host: string
    smtp_port: number
    smtp_security: Generated<string>
    smtp_user: string | null
    smtp_password_sealed: Buffer | null
    imap_host: string | null
    imap_port: number | null
    imap_security: string | null
    imap_user: string | null
    imap_password_sealed: Buffer | null
    tested_at: Date | null
    updated_at: Generated<Date>
    sign_in: Generated<string>
    oauth_token_url: string | null
    oauth_client_id: string | null
    oauth_scope: string | null
    oauth_client_secret_sealed: Buffer | null
    oauth_refresh_token_sealed: Buffer | null
    oauth_access_token_sealed: Buffer | null
    oauth_expires_at: Date | null
    takes_plus_addresses: Generated<boolean>
    dkim_selector: string | null
    after_reading: Generated<string>
    move_to_folder: string | null
  }
  "delivery.message": {
    company_id: string
    id: string
    customer_id: string
    contact_id: string | null
    mode: string
    step_key: string
    turn: string
    channel: string
    tone: number | null
    template_key: string
    language: string
    scenario_version: number
    planned_on: Day
    state: string
    state_reason: string | null
    state_sentence: unknown | null
    needs_approval: Generated<boolean>
    recipient: string | null
    subject: string
    text_body: string
    edited: Generated<boolean>
    amount_cents: number
    currency: Generated<string>
    items: unknown
    facts_sha256: Buffer
    message_id_header: string
    attempts: Generated<number>
    next_attempt_at: Date | null
    reserved_by: string | null
    reserved_at: Date | null
    approved_by: string | null
    approved_at: Date | null
    finished_at: Date | null
    handed_over_on: Day | null
    server_answer: string | null
    posted_on: Day | null
    deposit_number: string | null
    created_at: Generated<Date>
    findings: Generated<unknown>
    acknowledged_rules: Generated<string[]>
    enclosures: Generated<unknown>
    provider: string | null
    in_reply_to: string | null
    earlier_ids: Generated<string[]>
  }
  "delivery.proof": {
    company_id: string
    id: Generated<string>
    message_id: string
    provider: string
    kind: string
    sha256: Buffer
    content: Buffer
    fetched_at: Date
  }
  "delivery.provider_account": {
    company_id: string
    provider: string
    is_live: Generated<boolean>
    channels: Generated<string[]>
    fields: Generated<unknown>
    secrets_sealed: Buffer | null
    tested_at: Date | null
    updated_at: Generated<Date>
  }
  "delivery.receipt_scan": {
    company_id: string
    id: Generated<string>
    message_id: string
    received_on: Day | null
    media_type: string
    sha256: Buffer
    content: Buffer
    added_by: string
    added_at: Date
  }
  "imports.change": {
    company_id: string
    import_id: string
    seq: Generated<number>
    table_name: string
    row_key: string
    before: unknown
  }
  "imports.draft": {
    company_id: string
    id: Generated<string>
    kind: string
    file_name: string
    file_sha256: Buffer
    content: Buffer
    mapping: unknown | null
    options: Generated<unknown>
    state: Generated<string>
    progress: Generated<unknown>
    import_id: string | null
    failure: unknown | null
    created_by: Generated<string>
    created_at: Generated<Date>
  }
  "imports.import": {
    company_id: string
    id: Generated<string>
    kind: string
    file_name: string
    file_sha256: Buffer
    file_bytes: number
    state: Generated<string>
    mapping: unknown | null
    summary: unknown
    questions: Generated<unknown>
    period_from: Day | null
    period_to: Day | null
    imported_by: Generated<string>
    imported_on: Day
    created_at: Generated<Date>
    undone_at: Date | null
  }
  "imports.opening": {
    company_id: string
    source_key: string
    customer_id: string
    opening_on: Day
    signed_cents: number
    invoice_id: string | null
    seq: number | null
    credit_id: string | null
    import_id: string
  }
  "imports.remembered_mapping": {
    company_id: string
    kind: string
    header_fingerprint: string
    mapping: unknown
    updated_at: Generated<Date>
  }
  "ledger.agreement_document": {
    company_id: string
    id: Generated<string>
    dispute_id: string | null
    plan_id: string | null
    file_name: string
    media_type: string
    sha256: Buffer
    content: Buffer
    added_by: string
    added_at: Date
  }
  "ledger.agreement_setting": {
    company_id: string
    promise_grace_days: Generated<number>
    dispute_days: Generated<number>
    confirms_automatically: Generated<boolean>
    changed_by: Generated<string>
    changed_at: Generated<Date>
  }
  "ledger.allocation": {
    company_id: string
    id: Generated<string>
    customer_id: string
    credit_id: string
    invoice_id: string
    seq: Generated<number>
    amount_cents: number
    effective_on: Day
    released_on: Day | null
    source_key: string | null
    import_id: string | null
    created_at: Generated<Date>
  }
  "ledger.call": {
    company_id: string
    id: Generated<string>
    customer_id: string
    task_id: string | null
    called_on: Day
    called_at: Date
    outcome: string
    contact_id: string | null
    phone: string | null
    note: string | null
    call_again_on: Day | null
    effects: Generated<unknown>
    undone_at: Date | null
    created_by: string
  }
  "ledger.company": {
    id: Generated<string>
    name: string
    legal_form: string | null
    siren: string | null
    siret: string | null
    vat_number: string | null
    registry_city: string | null
    address_lines: Generated<string[]>
    postal_code: string | null
    city: string | null
    country: Generated<string>
    email: string | null
    phone: string | null
    iban: string | null
    bic: string | null
    signatory_name: string | null
    signatory_title: string | null
    language: Generated<string>
    currency: Generated<string>
    holiday_region: Generated<string>
    mode: Generated<string>
    test_recipient: string | null
    demo_seed: number | null
    demo_today: Day | null
    data_max_age_days: Generated<number>
    created_at: Generated<Date>
    share_capital: string | null
    formality: Generated<string>
  }
  "ledger.consent": {
    company_id: string
    id: Generated<string>
    customer_id: string
    kind: string
    is_given: boolean
    said_on: Day
    proof: string | null
    created_by: string
    created_at: Generated<Date>
  }
  "ledger.contact": {
    company_id: string
    id: Generated<string>
    customer_id: string
    name: string | null
    role: Generated<string>
    email: string | null
    phone: string | null
    bounced_on: Day | null
    bounce_reason: string | null
    import_id: string | null
    created_at: Generated<Date>
    formality: string | null
    wrong_on: Day | null
    wrong_reason: string | null
    phone_wrong_on: Day | null
    replaced_by: string | null
  }
  "ledger.credit": {
    company_id: string
    id: Generated<string>
    customer_id: string
    kind: string
    number: string | null
    credited_on: Day
    currency: Generated<string>
    amount_cents: number
    unallocated_cents: number
    method: string | null
    label: string | null
    cancelled_on: Day | null
    cancel_reason: string | null
    source_key: string | null
    import_id: string | null
    created_at: Generated<Date>
  }
  "ledger.customer": {
    company_id: string
    id: Generated<string>
    code: string
    name: string
    kind: Generated<string>
    siren: string | null
    siret: string | null
    vat_number: string | null
    address_lines: Generated<string[]>
    postal_code: string | null
    city: string | null
    country: Generated<string>
    language: Generated<string>
    preferred_channel: string | null
    payment_terms: string | null
    owner_user_id: string | null
    tags: Generated<string[]>
    notes: string | null
    search_key: Generated<string>
    first_step_key: string | null
    import_id: string | null
    created_at: Generated<Date>
    updated_at: Generated<Date>
    formality: string | null
  }
  "ledger.dispute": {
    company_id: string
    id: Generated<string>
    customer_id: string
    invoice_id: string
    disputed_cents: number | null
    reason: Generated<string>
    note: string | null
    opened_on: Day
    answer_by: Day | null
    closed_on: Day | null
    outcome: string | null
    created_by: Generated<string>
    created_at: Generated<Date>
    owner_user_id: string | null
    lines: Generated<unknown>
    closing_note: string | null
    confirms: Generated<boolean>
    confirms_closing: Generated<boolean>
  }
  "ledger.dispute_remark": {
    company_id: string
    id: Generated<string>
    dispute_id: string
    text: string
    written_by: string
    written_at: Generated<Date>
  }
  "ledger.freshness": {
    company_id: string
    id: Generated<string>
    fresh_on: Day
    source: string
    import_id: string | null
    created_at: Generated<Date>
  }
  "ledger.hold": {
    company_id: string
    id: Generated<string>
    customer_id: string
    invoice_id: string | null
    kind: string
    reason: string | null
    from_on: Day
    until_on: Day | null
    lifted_on: Day | null
    created_by: Generated<string>
    created_at: Generated<Date>
  }
  "ledger.instalment": {
    company_id: string
    invoice_id: string
    seq: Generated<number>
    customer_id: string
    currency: Generated<string>
    issued_on: Day
    due_on: Day
    agreed_due_on: Day | null
    amount_cents: number
    open_cents: number
    penalty_due_on: Day | null
  }
  "ledger.invoice": {
    company_id: string
    id: Generated<string>
    customer_id: string
    number: string
    kind: Generated<string>
    issued_on: Day
    currency: Generated<string>
    net_cents: number | null
    vat_cents: number | null
    gross_cents: number
    order_reference: string | null
    label: string | null
    due_is_computed: Generated<boolean>
    payment_terms: string | null
    source_key: string | null
    import_id: string | null
    created_at: Generated<Date>
  }
  "ledger.invoice_correction": {
    company_id: string
    id: Generated<string>
    customer_id: string
    invoice_id: string
    dispute_id: string | null
    credit_id: string | null
    corrected_invoice_id: string | null
    corrected_on: Day
    created_by: string
    created_at: Generated<Date>
  }
  "ledger.invoice_document": {
    company_id: string
    invoice_id: string
    file_name: string
    sha256: Buffer
    content: Buffer
    added_by: string
    added_at: Date
  }
  "ledger.journal": {
    company_id: string
    seq: number
    happened_at: Date
    on_day: Day
    actor: string
    kind: string
    customer_id: string | null
    invoice_id: string | null
    message_id: string | null
    payload: string | null
    payload_sha256: Buffer
    previous_hash: Buffer
    hash: Buffer
  }
  "ledger.journal_head": {
    company_id: string
    seq: number
    hash: Buffer
  }
  "ledger.law_setting": {
    company_id: string
    sector: Generated<string>
    seasonal_accords: Generated<boolean>
    commercial_command: Generated<boolean>
    changed_by: Generated<string>
    changed_at: Generated<Date>
  }
  "ledger.limitation_basis": {
    company_id: string
    invoice_id: string
    completed_on: Day | null
    claim_kind: string | null
    changed_by: Generated<string>
    changed_at: Generated<Date>
  }
  "ledger.limitation_event": {
    company_id: string
    id: Generated<string>
    customer_id: string
    invoice_id: string
    type: string
    happened_on: Day
    proof: string
    recorded_on: Day
    created_by: Generated<string>
    created_at: Generated<Date>
    cancelled_on: Day | null
    cancelled_by: string | null
    cancel_reason: string | null
  }
  "ledger.payment_plan": {
    company_id: string
    id: Generated<string>
    customer_id: string
    reference: string
    currency: Generated<string>
    proposed_on: Day
    answer_by: Day
    accepted_on: Day | null
    acceptance_proof: string | null
    closed_on: Day | null
    outcome: string | null
    penalties: Generated<string>
    default_days: Generated<number>
    return_step_key: string | null
    note: string | null
    confirms: Generated<boolean>
    created_by: Generated<string>
    created_at: Generated<Date>
  }
  "ledger.payment_plan_instalment": {
    company_id: string
    plan_id: string
    seq: number
    due_on: Day
    amount_cents: number
  }
  "ledger.payment_plan_item": {
    company_id: string
    plan_id: string
    invoice_id: string
    seq: number
    amount_cents: number
  }
  "ledger.payment_promise": {
    company_id: string
    id: Generated<string>
    customer_id: string
    made_on: Day
    promised_for: Day
    amount_cents: number | null
    invoice_ids: Generated<string[]>
    said_by: string | null
    note: string | null
    withdrawn_on: Day | null
    created_by: Generated<string>
    created_at: Generated<Date>
    method: string | null
    confirms: Generated<boolean>
  }
  "ledger.reminder": {
    company_id: string
    id: Generated<string>
    customer_id: string
    step_key: string
    turn: string
    channel: string
    tone: number | null
    is_contact: boolean
    happened_on: Day
    message_id: string | null
    scenario_version: number | null
    created_at: Generated<Date>
  }
  "ledger.reminder_item": {
    company_id: string
    reminder_id: string
    invoice_id: string
    seq: number
    step_key: string
    covered: boolean
  }
  "ledger.reply": {
    company_id: string
    id: Generated<string>
    customer_id: string
    received_on: Day
    summary: string
    handled_on: Day | null
    created_by: Generated<string>
    created_at: Generated<Date>
  }
  "ledger.salesperson": {
    company_id: string
    customer_id: string
    name: string
    email: string
  }
  "ledger.task": {
    company_id: string
    id: Generated<string>
    customer_id: string | null
    kind: string
    title: string
    step_key: string | null
    turn: string | null
    created_on: Day
    due_on: Day
    amount_cents: number | null
    assigned_to: string | null
    message_id: string | null
    done_on: Day | null
    outcome: string | null
    note: string | null
    created_at: Generated<Date>
    due_at: string | null
    created_by: string | null
  }
  "ledger.time_request": {
    company_id: string
    id: Generated<string>
    customer_id: string
    invoice_ids: string[]
    asked_on: Day
    asked_for: Day | null
    outcome: string
    agreed_on: Day | null
    penalties: Generated<string>
    decided_on: Day
    reason: string | null
    confirms: Generated<boolean>
    withdrawn_on: Day | null
    created_by: Generated<string>
    created_at: Generated<Date>
  }
  "messages.branding": {
    company_id: string
    logo: Buffer | null
    signature: Buffer | null
    colour: string | null
    updated_at: Generated<Date>
  }
  "messages.template": {
    company_id: string
    template_key: string
    language: string
    subject: string
    body: string
    updated_by: Generated<string>
    updated_at: Generated<Date>
    formality: Generated<string>
  }
  "penalties.bill": {
    company_id: string
    id: Generated<string>
    customer_id: string
    number: string
    billed_on: Day
    through_on: Day
    currency: Generated<string>
    statement: unknown
    cancelled_on: Day | null
    cancel_reason: string | null
    created_by: Generated<string>
    created_at: Generated<Date>
  }
  "penalties.entered_rate": {
    company_id: string
    name: string
    half_year: string
    rate: number
    source: string
    entered_by: Generated<string>
    entered_at: Generated<Date>
  }
  "penalties.line": {
    company_id: string
    id: Generated<string>
    customer_id: string
    invoice_id: string
    kind: string
    movement: string
    bill_id: string | null
    amount_cents: number
    happened_on: Day
    reason: string | null
    cancelled_on: Day | null
    created_by: Generated<string>
    created_at: Generated<Date>
  }
  "penalties.setting": {
    company_id: string
    id: Generated<string>
    customer_id: string | null
    contract_rate: number | null
    rate_basis: string | null
    day_basis: string | null
    rounding: string | null
    allocation: string | null
    updated_by: Generated<string>
    updated_at: Generated<Date>
  }
  "policy.assignment": {
    company_id: string
    revision: number
    rules: unknown
    published_by: Generated<string>
    published_at: Generated<Date>
  }
  "policy.calling": {
    company_id: string
    rules: unknown
    updated_by: string
    updated_at: Generated<Date>
  }
  "policy.company_setting": {
    company_id: string
    calendar: unknown | null
    tariff: unknown | null
    updated_by: Generated<string>
    updated_at: Generated<Date>
  }
  "policy.customer_setting": {
    company_id: string
    customer_id: string
    scenario_key: string | null
    chosen_by: string | null
    chosen_at: Date | null
    reason: string | null
    calendar: unknown | null
  }
  "policy.decision": {
    company_id: string
    customer_id: string
    decided_on: Day
    review_on: Day
    scenario_version: number
    kind: string
    because: string
    step_key: string | null
    channel: string | null
    until_on: Day | null
    turn: string | null
    currency: string
    amount_cents: number
    open_cents: number
  }
  "policy.scenario": {
    company_id: string
    version: number
    definition: unknown
    published_by: Generated<string>
    published_at: Generated<Date>
    key: Generated<string>
    restored_from: number | null
  }
  "policy.scenario_draft": {
    company_id: string
    key: string
    definition: unknown
    updated_by: Generated<string>
    updated_at: Generated<Date>
  }
  "policy.simulated_step": {
    company_id: string
    simulation_id: string
    on_day: Day
    customer_id: string
    scenario_key: string
    step_key: string
    channel: string
    amount_cents: number
    currency: string
  }
  "policy.simulation": {
    company_id: string
    id: Generated<string>
    request: unknown
    started_on: Day
    state: Generated<string>
    days_done: Generated<number>
    summary: unknown | null
    failure: string | null
    asked_by: Generated<string>
    asked_at: Generated<Date>
  }
  "policy.stale_decision": {
    company_id: string
    customer_id: string
  }
  "replies.archive": {
    company_id: string
    mail_id: string
    sha256: Buffer
    content: Buffer
    archived_at: Generated<Date>
  }
  "replies.candidate": {
    company_id: string
    mail_id: string
    customer_id: string
    invoice_ids: Generated<string[]>
    score: number
    because: string[]
    reply_id: string | null
  }
  "replies.confirmation": {
    company_id: string
    id: Generated<string>
    mail_id: string
    customer_id: string
    intent: string
    deed: string
    facts: Generated<unknown>
    confirmed_by: string
    confirmed_at: Date
    confirmed_on: Day
    undone_at: Date | null
  }
  "replies.folder_position": {
    company_id: string
    mailbox: string
    folder: string
    uid_validity: number
    last_uid: number
    read_at: Date
  }
  "replies.mail": {
    company_id: string
    id: Generated<string>
    thread_id: string
    identity: Buffer
    message_id_header: string | null
    from_email: string | null
    from_name: string | null
    subject: string
    sent_at: Date | null
    received_on: Day
    kind: string
    intent: string
    certainty_percent: number
    sentence: string | null
    promised_on: Day | null
    amount_cents: number | null
    instalments: number | null
    own_text: string
    details: unknown
    customer_id: string | null
    set_aside_on: Day | null
    created_at: Generated<Date>
    opened_at: Date | null
  }
  "replies.mailbox_state": {
    company_id: string
    read_at: Date | null
    failed_at: Date | null
    failures: Generated<number>
    failure_code: string | null
    failure_sentence: unknown | null
    next_read_at: Date | null
  }
  "replies.sighting": {
    company_id: string
    mailbox: string
    folder: string
    uid_validity: number
    uid: number
    mail_id: string
    filed_at: Date | null
  }
  "replies.thread": {
    company_id: string
    id: Generated<string>
    subject: string
    message_id: string | null
    created_at: Generated<Date>
  }
  "replies.thread_message": {
    company_id: string
    thread_id: string
    message_id: string
  }
  "replies.unreadable": {
    company_id: string
    mailbox: string
    folder: string
    uid_validity: number
    uid: number
    code: string
    seen_at: Date
    dismissed_at: Date | null
  }
  "server.absence": {
    company_id: string
    id: Generated<string>
    user_id: string
    substitute_id: string
    from_on: Day
    to_on: Day
    created_by: string
    created_at: Date
    cancelled_at: Date | null
  }
  "server.account": {
    id: string
    accountId: string
    providerId: string
    userId: string
    accessToken: string | null
    refreshToken: string | null
    idToken: string | null
    accessTokenExpiresAt: Date | null
    refreshTokenExpiresAt: Date | null
    scope: string | null
    password: string | null
    createdAt: Generated<Date>
    updatedAt: Generated<Date>
  }
  "server.api_key": {
    company_id: string
    id: Generated<string>
    name: string
    key_sha256: Buffer
    key_hint: string
    role: string
    created_by: string | null
    created_at: Generated<Date>
    expires_at: Date | null
    revoked_at: Date | null
  }
  "server.colleague_mail": {
    company_id: string
    id: Generated<string>
    kind: string
    key: string
    user_id: string | null
    question_id: string | null
    on_day: Day
    state: Generated<string>
    attempts: Generated<number>
    next_attempt_at: Date
    said: string | null
    finished_at: Date | null
  }
  "server.comment": {
    company_id: string
    id: Generated<string>
    customer_id: string
    invoice_id: string | null
    dispute_id: string | null
    author: string
    author_name: string
    text: string
    on_day: Day
    created_at: Date
    removed_at: Date | null
  }
  "server.digest_setting": {
    company_id: string
    user_id: string
    is_on: boolean
    hour: Generated<number>
    language: Generated<string>
  }
  "server.former_member": {
    company_id: string
    user_id: string
    removed_at: Generated<Date>
  }
  "server.idempotency": {
    company_id: string
    actor: string
    key: string
    request_sha256: Buffer
    answer_code: number | null
    answer: string | null
    created_at: Generated<Date>
  }
  "server.invitation": {
    id: Generated<string>
    token_sha256: Buffer
    company_id: string | null
    email: string | null
    role: Generated<string>
    expires_at: Date
    used_at: Date | null
    created_at: Generated<Date>
  }
  "server.link_try": {
    peer: string
    minute: Date
    tries: Generated<number>
  }
  "server.membership": {
    company_id: string
    user_id: string
    role: string
    created_at: Generated<Date>
  }
  "server.mention": {
    company_id: string
    comment_id: string
    user_id: string
    done_at: Date | null
  }
  "server.morning": {
    company_id: string
    on_day: Day
    planned_at: Generated<Date>
  }
  "server.question": {
    company_id: string
    id: Generated<string>
    customer_id: string
    task_id: string | null
    to_name: string
    to_email: string
    language: string
    note: string | null
    asked_by: string
    asked_on: Day
    asked_at: Date
    remind_on: Day
    default_on: Day
    token_sha256: Buffer | null
    expires_at: Date
    state: Generated<string>
    answer: string | null
    answer_text: string | null
    wait_until_on: Day | null
    answered_at: Date | null
  }
  "server.rateLimit": {
    id: string
    key: string
    count: number
    lastRequest: number
  }
  "server.session": {
    id: string
    expiresAt: Date
    token: string
    createdAt: Generated<Date>
    updatedAt: Generated<Date>
    ipAddress: string | null
    userAgent: string | null
    userId: string
  }
  "server.snooze": {
    company_id: string
    actor: string
    item_key: string
    until_on: Day
    created_at: Date
  }
  "server.user": {
    id: string
    name: string
    email: string
    emailVerified: Generated<boolean>
    image: string | null
    createdAt: Generated<Date>
    updatedAt: Generated<Date>
  }
  "server.verification": {
    id: string
    identifier: string
    value: string
    expiresAt: Date
    createdAt: Generated<Date>
    updatedAt: Generated<Date>
  }
}
