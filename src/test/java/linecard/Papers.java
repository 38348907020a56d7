package linecard;

import linecard.access.Viewer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Puts papers into a test's company that take long to come by in earnest: an approved plan, a
/// job, an import, a statement.
public class Papers {

    private final JdbcClient sql;
    private final TransactionOperations transaction;

    Papers(JdbcClient sql, TransactionOperations transaction) {
        this.sql = sql;
        this.transaction = transaction;
    }

    /// A printed call sheet of the rep, and a line of it that was scanned.
    Map<String, UUID> sheet(Viewer rep, Map<String, UUID> ids) {
        return transaction.execute(status -> {
            planOnce(sql);
            var form = """
                    {"id": "%s", "paper": "A4", "language": "hu", "heading": {"title": "Lap",
                     "who": "", "guide": "", "notes": ""}, "groups": [{"code": "kind",
                     "title": "", "choices": [{"code": "visit", "label": ""}]}],
                     "lines": [{"code": "%s", "title": "", "under": ""},
                               {"code": "%s", "title": "", "under": ""}]}
                    """.formatted(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
            ids.put("sheet", statement(rep, """
                    insert into calls.sheet (organisation_id, rep_id, week, form)
                    values (:organisation, :rep, '2025-03-03', :form) returning id
                    """, ids).param("form", form).query(UUID.class).single());
            ids.put("scan", statement(rep, """
                    insert into calls.scan (organisation_id, rep_id, name, sha256, pages, state)
                    values (:organisation, :rep, 'a.pdf', repeat('a', 64), 1, 'read') returning id
                    """, ids).query(UUID.class).single());
            for (var name : List.of("scan-line", "dropped-line")) {
                ids.put(name, statement(rep, """
                        insert into calls.scan_line (organisation_id, rep_id, sheet_id, line, scan_id,
                                                     boxes, doubtful)
                        values (:organisation, :rep, :sheet, :line, :scan, '[]', 0) returning id
                        """, ids).param("line", name.equals("scan-line") ? 0 : 1)
                        .query(UUID.class).single());
            }
            ids.put("scan-batch", statement(rep, """
                    insert into calls.scan_batch (id, organisation_id, rep_id, lines, before)
                    values (uuidv7(), :organisation, :rep, array[uuidv7()],
                            '{"calls": [], "notes": {}}') returning id
                    """, ids).query(UUID.class).single());
            statement(rep, """
                    insert into calls.scan_image (organisation_id, line_id, place, content)
                    values (:organisation, :line, 'notes', '\\x89504e47')
                    """, ids).param("line", ids.get("scan-line")).update();
            return ids;
        });
    }

    /// Papers of the side of that code, `N` or `S`; notes their ids beside the others.
    void of(Viewer owner, String code, Map<String, UUID> ids) {
        int year = code.equals("N") ? 2025 : 2026;
        transaction.executeWithoutResult(status -> {
            planOnce(sql);
            for (var day : Map.of("special-day", 3, "removed-day", 4).entrySet()) {
                ids.put(day.getKey(), insert(owner, """
                        insert into plan.special_day (organisation_id, day, working)
                        values (:organisation, make_date(:year, 3, %s), false) returning id
                        """.formatted(day.getValue()), year, ids));
            }
            ids.put("plan", insert(owner, """
                    insert into plan.sales_plan (organisation_id, fiscal_year, edition)
                    values (:organisation, :year, 1) returning id
                    """, year, ids));
            ids.put("tactic", insert(owner, """
                    insert into plan.tactic (organisation_id, plan_id, position, what)
                    values (:organisation, :plan, 1, 'Visit everybody') returning id
                    """, year, ids));
            statement(owner, """
                    update plan.sales_plan
                    set state = 'approved', approved_at = now(), approved_by = access.person(),
                        approved_name = 'Owner'
                    where id = :plan
                    """, ids).update();
            ids.put("plan-draft", insert(owner, """
                    insert into plan.sales_plan (organisation_id, fiscal_year, edition)
                    values (:organisation, :year, 2) returning id
                    """, year, ids));
            Reports.put(this, owner, year, ids);
            ids.put("job", insert(owner, """
                    insert into jobs.job (organisation_id, kind, subject_id, asked_by, state)
                    values (:organisation, 'import-check', uuidv7(), access.person(), 'done')
                    returning id
                    """, year, ids));
            ids.put("import", insert(owner, """
                    insert into exchange.import (organisation_id, subject, file_name, file_bytes,
                        file_sha256, reading, header, sample, mapping, state)
                    values (:organisation, 'documents', 'a.csv', 1,
                            encode(sha256(convert_to('Rep code', 'UTF8')), 'hex'), '{"kind": "CSV",
                            "charset": "UTF-8", "delimiter": ",", "sheet": "", "sheets": [],
                            "dates": "DMY", "numbers": "ENGLISH"}', '[]', '[]', '{}',
                            'cancelled') returning id
                    """, year, ids));
            ids.put("move", insert(owner, """
                    insert into moving.move (organisation_id, state, names, findings)
                    values (:organisation, 'undone', '["a.csv"]', '{"tables": [{"name": "a.csv",
                            "program": "", "kind": "", "rows": 1, "columns": [], "unused": [],
                            "header": ["Name"]}], "owners": [], "stages": [], "twins": [],
                            "parts": []}') returning id
                    """, year, ids));
            statement(owner, """
                    insert into moving.remark (organisation_id, move_id, place, row_number,
                        subject, taken, field, problem_key, problem_args, cells)
                    values (:organisation, :move, 0, 2, 'accounts', false, '', 'web.missing', '[]',
                            '["Firm"]')
                    """, ids).update();
            for (var name : List.of("source", "spare-source")) {
                ids.put(name, insert(owner, """
                        insert into exchange.source (organisation_id, name, slug, subject)
                        values (:organisation, '%1$s', '%1$s-' || :year, 'documents') returning id
                        """.formatted(name), year, ids));
            }
            ids.put("alias", insert(owner, """
                    insert into accounts.alias (organisation_id, account_id, alias, plain)
                    values (:organisation, :account, 'Alias ' || :year, 'ALIAS ' || :year) returning id
                    """, year, ids));
            statement(owner, """
                    insert into exchange.import_file (import_id, organisation_id, part, content)
                    values (:import, :organisation, 0, convert_to('Rep code', 'UTF8'))
                    """, ids).update();
            for (var name : List.of("spare-archive", "archive")) {
                ids.put(name, insert(owner, """
                        insert into archive.archive (organisation_id, with_files, bytes, rows, sha256)
                        values (:organisation, false, 1, 1, repeat('0', 64)) returning id
                        """, year, ids));
            }
            statement(owner, """
                    insert into archive.part (archive_id, organisation_id, number, content)
                    values (:archive, :organisation, 0, 'x')
                    """, ids).update();
            ids.put("letter", insert(owner, """
                    insert into mail.letter (organisation_id, to_name, to_address, language, subject, body)
                    values (:organisation, 'Anna', 'anna@duna.example', 'en', 'Letter ' || :year, 'Dear Anna')
                    returning id
                    """, year, ids));
            for (var name : List.of("spare-webhook", "webhook")) {
                ids.put(name, insert(owner, """
                        insert into hooks.endpoint (organisation_id, url, events)
                        values (:organisation, 'https://erp.example/' || :year, '{account.created}')
                        returning id
                        """, year, ids));
            }
            ids.put("webhook-delivery", statement(owner, """
                    with signed as (
                        insert into hooks.secret (organisation_id, endpoint_id, secret)
                        values (:organisation, :webhook, 'whsec_' || repeat('A', 43) || '='))
                    insert into hooks.delivery (organisation_id, endpoint_id, event, subject_id)
                    values (:organisation, :webhook, 'account.created', :webhook) returning id
                    """, ids).query(UUID.class).single());
            for (var rate : Map.of("currency-rate", 1, "spare-euro", 2).entrySet()) {
                ids.put(rate.getKey(), insert(owner, """
                        insert into sales.currency_rate (organisation_id, currency, starts_on,
                                                         rate_nanos)
                        values (:organisation, 'GBP', make_date(:year, %s, 1), 500000000000)
                        returning id
                        """.formatted(rate.getValue()), year, ids));
            }
            for (var rate : Map.of("rate", 2, "spare-rate", 3, "removed-rate", 4).entrySet()) {
                ids.put(rate.getKey(), insert(owner, """
                        insert into terms.rate (organisation_id, agency_id, starts_on,
                                                      rate_millionths)
                        values (:organisation, :agency, make_date(2025, %s, 1), 50000)
                        returning id
                        """.formatted(rate.getValue()), year, ids));
            }
            for (var version : Map.of("version", 5, "removed-version", 6).entrySet()) {
                ids.put(version.getKey(), insert(owner, """
                        insert into terms.version (organisation_id, agency_id, starts_on, clauses)
                        values (:organisation, :agency, make_date(2025, %s, 1),
                                '{"event": "invoice", "base": {"kind": "gross", "less": []},
                                  "rates": [], "ladders": [], "spiffs": [], "roles": [],
                                  "clawback": {"months": 12, "cap": 1000000, "causes": ["return"]},
                                  "carriesNegative": true}')
                        returning id
                        """.formatted(version.getValue()), year, ids));
            }
            ids.put("terms", insert(owner, """
                    insert into terms.agreement (organisation_id, agency_id, european, tail,
                                                 inherited)
                    values (:organisation, :agency, true, '{"steps": [], "life": []}', '[]')
                    returning id
                    """, year, ids));
            ids.put("statement", insert(owner, """
                    insert into commissions.statement (organisation_id, agency_id, number, period,
                        fiscal_year, fiscal_month, counted, lines, base_minor,
                        total_minor, seal, letterhead, agency_name, agency_head, issued_name)
                    values (:organisation, :agency, :year || '-0001',
                            daterange('2025-01-01', '2025-02-01'), 2025, 1, 'invoice', 0, 0, 0,
                            repeat('0', 64), '', 'Agency', '', 'Owner') returning id
                    """, year, ids));
            Dues.put(this, owner, code, year, ids);
            Leads.put(this, sql, owner, code, year, ids);
            Drafts.put(sql, owner, year, ids);
            Concerns.put(sql, owner, ids);
        });
    }

    /// Each of hundreds of companies has the same rows: what their policies ask is planned for the first
    /// few, and not for each row's values anew, which takes longer than to write it.
    static void planOnce(JdbcClient sql) {
        sql.sql("set local plan_cache_mode = force_generic_plan").update();
    }

    UUID insert(Viewer owner, String statement, int year, Map<String, UUID> ids) {
        return statement(owner, statement, ids)
                .param("year", year)
                .param("report", ids.get("call-report"))
                .query((row, n) -> row.getObject("id", UUID.class))
                .single();
    }

    /// A statement that names ids as they are noted, and the company as `:organisation`.
    JdbcClient.StatementSpec statement(Viewer viewer, String statement, Map<String, UUID> ids) {
        return sql.sql(statement).params(ids).param("organisation", viewer.organisation().id());
    }

    /// The document of that number in the company bound.
    UUID document(String number) {
        return transaction.execute(status -> sql.sql("""
                select id from sales.document where number = :number
                """)
                .param("number", number)
                .query((row, n) -> row.getObject("id", UUID.class))
                .single());
    }

    /// The membership of somebody in the owner's company.
    UUID membership(Viewer owner, Viewer member) {
        return transaction.execute(status -> sql.sql("""
                select id from access.membership where user_id = :user
                """)
                .param("user", member.user().id())
                .query((row, n) -> row.getObject("id", UUID.class))
                .single());
    }
}
