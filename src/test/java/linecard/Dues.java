package linecard;

import linecard.access.Viewer;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Puts what an agency is owed, is paid and disputes into a test's company.
final class Dues {

    private Dues() {}

    static void put(
            Papers papers, Viewer owner, String code, int year, Map<String, UUID> ids) {
        payouts(papers, owner, code, year, ids);
        disputes(papers, owner, ids);
    }

    /// Accounts at banks, and a payout that waits for a second person.
    private static void payouts(
            Papers papers, Viewer owner, String code, int year, Map<String, UUID> ids) {
        var currencies = code.equals("N") ? Map.of("bank-account", "EUR", "spare-bank-account", "GBP")
                : Map.of("bank-account", "USD", "spare-bank-account", "CHF");
        for (var currency : currencies.entrySet()) {
            ids.put(currency.getKey(), papers.insert(owner, """
                    insert into payouts.account (organisation_id, currency, holder, iban)
                    values (:organisation, '%s', 'Company', 'HU42117730161111101800000000')
                    returning id
                    """.formatted(currency.getValue()), year, ids));
        }
        papers.insert(owner, """
                insert into payouts.account (organisation_id, agency_id, currency, holder, iban)
                values (:organisation, :agency, 'HUF', 'Agency', 'HU93116000060000000012345676')
                returning id
                """, year, ids);
        ids.put("payout", papers.insert(owner, """
                insert into payouts.batch (organisation_id, number, currency, executes_on, payments,
                    total_minor, holder, iban, bic, routing, account_number, created_name)
                values (:organisation, 'P-' || :year || '-0001', 'HUF', make_date(:year, 3, 1), 1,
                        100, '', '', '', '', '', 'Owner') returning id
                """, year, ids));
        papers.statement(owner, """
                with payment as (
                    insert into payouts.payment (organisation_id, batch_id, position, agency_id,
                        agency_name, currency, payable_minor, amount_minor, reference, purpose,
                        executes_on, holder, iban, bic, routing, account_number)
                    values (:organisation, :batch, 1, :agency, 'Agency', 'HUF', 100, 100, 'P-' || :year,
                            '', make_date(:year, 3, 1), 'Agency', 'HU93116000060000000012345676',
                            '', '', '') returning id), message as (insert into payouts.message (id,
                        organisation_id, kind, number, made_at, file_name, sha256, others, taken_name)
                    values (:message, :organisation, 'pain.002', 'A-' || :year, 'then', 'a', repeat('0', 64), 0, '')),
                    said as (insert into payouts.said (organisation_id, message_id, payment_id, code,
                                 meaning, consequence)
                             select :organisation, :message, id, 'ACSC', 'paid', 'none' from payment)
                insert into payouts.file (organisation_id, batch_id, format, content, sha256)
                select :organisation, :batch, format, 'x', encode(sha256('x'), 'hex')
                from unnest(array['xml', 'csv']) as format
                """, ids)
                .param("message", ids.computeIfAbsent("bank-message", _ -> UUID.randomUUID()))
                .param("batch", ids.get("payout"))
                .param("year", year)
                .update();
    }

    /// A dispute whose first message, with its file, bears the same id; and a file that is not
    /// compared yet.
    private static void disputes(Papers papers, Viewer owner, Map<String, UUID> ids) {
        ids.put("dispute", UUID.randomUUID());
        ids.put("reconciliation", UUID.randomUUID());
        for (var statement : List.of("""
                insert into disputes.dispute (id, organisation_id, agency_id, rep_id, reason,
                    agency_name, document_number, account_name, stated_minor, expected_minor,
                    opened_on, due_on, opened_name)
                values (:dispute, :organisation, :agency, :rep, 'missing', 'Agency', 'X-1',
                        'Account', 0, 100, '2025-03-03', '2025-04-02', 'Owner')
                """, """
                insert into disputes.message (id, organisation_id, dispute_id, side, content,
                                              written_name)
                values (:dispute, :organisation, :dispute, 'principal', 'Missing', 'Owner')
                """, """
                insert into disputes.attachment (message_id, organisation_id, dispute_id, name,
                                                 kind, sha256, content)
                values (:dispute, :organisation, :dispute, 'a.txt', 'text', repeat('0', 64), 'x')
                """, """
                insert into disputes.reconciliation (id, organisation_id, agency_id, statement_id,
                    file_name, file_sha256, header, sample, mapping, reading, uploaded_name)
                values (:reconciliation, :organisation, :agency, :statement, 'a.csv',
                        repeat('0', 64), '["Number"]', '[["1"]]', '{}', '{"sheet": "",
                        "sheets": [], "isCsv": true, "dates": "DMY", "numbers": "ENGLISH"}',
                        'Owner')
                """, """
                insert into disputes.expectation_file (reconciliation_id, organisation_id, content)
                values (:reconciliation, :organisation, convert_to(E'Number\\n1', 'UTF8'))
                """)) {
            papers.statement(owner, statement, ids).update();
        }
    }
}
