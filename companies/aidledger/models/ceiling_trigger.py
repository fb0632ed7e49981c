"""The database's own check of the ceiling: whoever writes, a reservation or a grant over it is refused.

It locks the undertaking itself, so that even code that forgot to lock cannot grant the same room twice. The
sentence for people comes from `companies.aidledger.ledger`, which looks first.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class TriggerText:
    """PL/pgSQL with its variables."""

    body: str
    declare: dict[str, str] = field(default_factory=dict)


CEILING = TriggerText(
    declare={
        "house": "bigint",
        "most": "record",
        "used": "numeric",
        "was": "record",
        "left_of_it": "numeric",
    },
    body="""
    SELECT undertaking_id INTO house FROM aidledger_enterprise WHERE id = NEW.enterprise_id;
    PERFORM 1 FROM aidledger_undertaking WHERE id = house FOR UPDATE;
    IF NEW.kind = 'corrected' THEN
        SELECT * INTO was FROM aidledger_aidentry WHERE id = NEW.corrects_id;
        SELECT was.granted + coalesce(sum(granted), 0) + NEW.granted INTO left_of_it
            FROM aidledger_aidentry WHERE corrects_id = NEW.corrects_id;
        IF left_of_it < 0 OR was.granted_on <> NEW.granted_on OR was.enterprise_id <> NEW.enterprise_id
           OR was.kind NOT IN ('declared', 'granted') THEN
            RAISE EXCEPTION 'A correction belongs to its entry and leaves nothing negative.'
                USING ERRCODE = 'check_violation';
        END IF;
    END IF;
    IF NEW.kind IN ('granted', 'released') THEN
        SELECT coalesce(sum(reserved), 0) + NEW.reserved INTO left_of_it
            FROM aidledger_aidentry WHERE award = NEW.award AND enterprise_id = NEW.enterprise_id;
        IF left_of_it <> 0 THEN
            RAISE EXCEPTION 'A grant or release takes exactly what was reserved.' USING ERRCODE = 'check_violation';
        END IF;
    END IF;
    IF NEW.kind IN ('reserved', 'granted') THEN
        SELECT amount, boundary_inclusive INTO most FROM aidledger_aidceiling
            WHERE state = NEW.member_state AND valid_from <= NEW.granted_on
              AND (valid_to IS NULL OR valid_to >= NEW.granted_on);
        SELECT coalesce(sum(e.reserved), 0) + coalesce(sum(e.granted) FILTER (
                WHERE e.granted_on <= NEW.granted_on AND (
                    (e.granted_on + interval '3 years')::date > NEW.granted_on
                    OR (most.boundary_inclusive AND (e.granted_on + interval '3 years')::date = NEW.granted_on)
                )), 0) INTO used
            FROM aidledger_aidentry e JOIN aidledger_enterprise m ON m.id = e.enterprise_id
            WHERE m.undertaking_id = house AND m.left_on IS NULL AND e.member_state = NEW.member_state;
        IF most.amount IS NULL OR used + NEW.reserved + NEW.granted > most.amount THEN
            RAISE EXCEPTION 'No room under the ceiling of aid.' USING ERRCODE = 'check_violation';
        END IF;
    END IF;
    RETURN NEW;
    """,
)
