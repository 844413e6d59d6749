"""The planted faults: their keys and what each breaks, in one line; plants.py breaks it."""

PLANTS = {
    "answer_early": "a request is answered before its act is committed",
    "event_after_commit": "the event is written after the commit of its act",
    "outbox_after_commit": "the outbox row is written after the commit of its act",
    "edge_not_saved": "the right edge of the ledger is sometimes not saved",
    "no_transaction": "an act runs statement by statement, without a transaction",
    "sweep_named": "the sweep takes away contents that rows name",
    "endless_lease": "a lease does not run out",
    "marked_before_sending": "a message counts as sent before it was sent",
    "new_id_each_time": "each attempt has a new id, so that a receiver cannot tell a repetition",
    "row_before_content": "the row of a file is written before its content",
    "answer_not_kept": "the answer for repetitions is kept after the commit of its act",
    "lossy_restore": "a restore loses the last event",
}
