"""From here on the database refuses any change to an edition that was published."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("questionnaires", "0002_seed_editions")]
    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name='edition',
            trigger=pgtrigger.compiler.Trigger(name='only_edges', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."status", \':\', NEW."status") = ANY(\'{draft:published,published:retired}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."status" IS DISTINCT FROM NEW."status") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "status" from "%" to "%" on table %\', OLD."status", NEW."status", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='23a415cc12c09fd63d52fcde9edf65e19f44569a', operation='UPDATE', pgid='pgtrigger_only_edges_ed941', table='questionnaires_edition', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='edition',
            trigger=pgtrigger.compiler.Trigger(name='published_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."status" IN (\'published\', \'retired\'))', func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='bd9c7f6ce92d972a409c5bf7efd1352f22990cfa', operation='DELETE', pgid='pgtrigger_published_stays_32deb', table='questionnaires_edition', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='edition',
            trigger=pgtrigger.compiler.Trigger(name='identity_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."mode_id" IS DISTINCT FROM (NEW."mode_id") OR OLD."number" IS DISTINCT FROM (NEW."number"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='b92423984060b07c3ccbabfe40d05dbb1120eecb', operation='UPDATE', pgid='pgtrigger_identity_stays_5cf49', table='questionnaires_edition', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='columnrow',
            trigger=pgtrigger.compiler.Trigger(name='only_in_drafts', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE edition_status text;', func="\n            IF TG_OP <> 'INSERT' THEN\n                SELECT status INTO edition_status FROM questionnaires_edition WHERE id = (SELECT s.edition_id FROM questionnaires_sectionrow s JOIN questionnaires_questionrow q ON q.section_id = s.id WHERE q.id = OLD.question_id)\n                FOR SHARE;\n                IF edition_status <> 'draft' THEN\n                    RAISE EXCEPTION 'This edition is published and cannot be changed.';\n                END IF;\n            END IF;\n            IF TG_OP <> 'DELETE' THEN\n                SELECT status INTO edition_status FROM questionnaires_edition WHERE id = (SELECT s.edition_id FROM questionnaires_sectionrow s JOIN questionnaires_questionrow q ON q.section_id = s.id WHERE q.id = NEW.question_id)\n                FOR SHARE;\n                IF edition_status <> 'draft' THEN\n                    RAISE EXCEPTION 'This edition is published and cannot be changed.';\n                END IF;\n                RETURN NEW;\n            END IF;\n            RETURN OLD;\n        ", hash='f4e55fbf873e0b237ae0f4f0970a2e96950cbf40', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_only_in_drafts_a85e5', table='questionnaires_columnrow', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='choicerow',
            trigger=pgtrigger.compiler.Trigger(name='only_in_drafts', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE edition_status text;', func="\n            IF TG_OP <> 'INSERT' THEN\n                SELECT status INTO edition_status FROM questionnaires_edition WHERE id = (SELECT s.edition_id FROM questionnaires_sectionrow s JOIN questionnaires_questionrow q ON q.section_id = s.id WHERE q.id = OLD.question_id)\n                FOR SHARE;\n                IF edition_status <> 'draft' THEN\n                    RAISE EXCEPTION 'This edition is published and cannot be changed.';\n                END IF;\n            END IF;\n            IF TG_OP <> 'DELETE' THEN\n                SELECT status INTO edition_status FROM questionnaires_edition WHERE id = (SELECT s.edition_id FROM questionnaires_sectionrow s JOIN questionnaires_questionrow q ON q.section_id = s.id WHERE q.id = NEW.question_id)\n                FOR SHARE;\n                IF edition_status <> 'draft' THEN\n                    RAISE EXCEPTION 'This edition is published and cannot be changed.';\n                END IF;\n                RETURN NEW;\n            END IF;\n            RETURN OLD;\n        ", hash='fcde267e143a94ee13ad5f476d10d0c62c135462', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_only_in_drafts_b7693', table='questionnaires_choicerow', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sectionrow',
            trigger=pgtrigger.compiler.Trigger(name='only_in_drafts', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE edition_status text;', func="\n            IF TG_OP <> 'INSERT' THEN\n                SELECT status INTO edition_status FROM questionnaires_edition WHERE id = (OLD.edition_id)\n                FOR SHARE;\n                IF edition_status <> 'draft' THEN\n                    RAISE EXCEPTION 'This edition is published and cannot be changed.';\n                END IF;\n            END IF;\n            IF TG_OP <> 'DELETE' THEN\n                SELECT status INTO edition_status FROM questionnaires_edition WHERE id = (NEW.edition_id)\n                FOR SHARE;\n                IF edition_status <> 'draft' THEN\n                    RAISE EXCEPTION 'This edition is published and cannot be changed.';\n                END IF;\n                RETURN NEW;\n            END IF;\n            RETURN OLD;\n        ", hash='84e990448ce8e1b78ae7e76bb023c9f4c49bdc19', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_only_in_drafts_6dd93', table='questionnaires_sectionrow', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='questionrow',
            trigger=pgtrigger.compiler.Trigger(name='only_in_drafts', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE edition_status text;', func="\n            IF TG_OP <> 'INSERT' THEN\n                SELECT status INTO edition_status FROM questionnaires_edition WHERE id = (SELECT edition_id FROM questionnaires_sectionrow WHERE id = OLD.section_id)\n                FOR SHARE;\n                IF edition_status <> 'draft' THEN\n                    RAISE EXCEPTION 'This edition is published and cannot be changed.';\n                END IF;\n            END IF;\n            IF TG_OP <> 'DELETE' THEN\n                SELECT status INTO edition_status FROM questionnaires_edition WHERE id = (SELECT edition_id FROM questionnaires_sectionrow WHERE id = NEW.section_id)\n                FOR SHARE;\n                IF edition_status <> 'draft' THEN\n                    RAISE EXCEPTION 'This edition is published and cannot be changed.';\n                END IF;\n                RETURN NEW;\n            END IF;\n            RETURN OLD;\n        ", hash='1728f7b5185b91f136d78c4c290ebc1d91880119', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_only_in_drafts_01791', table='questionnaires_questionrow', when='BEFORE')),
        ),
    ]
