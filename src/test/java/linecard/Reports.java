package linecard;

import linecard.access.Viewer;

import java.util.Map;
import java.util.UUID;

/// Puts a call that a rep reported into a test's company, with a photo; a question, a quota, a
/// phrase.
final class Reports {

    private Reports() {}

    static void put(Papers papers, Viewer owner, int year, Map<String, UUID> ids) {
        ids.put("call", papers.insert(owner, """
                insert into calls.call (id, organisation_id, account_id, rep_id, agency_id,
                                        visited_on, state, kind, outcome, reported_at)
                values (uuidv7(), :organisation, :account, :rep, :agency, make_date(:year, 5, 5),
                        'made', 'visit', 'order', now()) returning id
                """, year, ids));
        ids.put("call-report", papers.insert(owner, """
                insert into calls.report (id, organisation_id, rep_id, agency_id, day)
                values (uuidv7(), :organisation, :rep, :agency, make_date(:year, 5, 5)) returning id
                """, year, ids));
        papers.insert(owner, """
                insert into calls.report_version (organisation_id, report_id, number, reason,
                                                  content, submitted_name)
                values (:organisation, :report, 1, '', '{"calls": [], "notes": {}}', 'Anna')
                returning id
                """, year, ids);
        ids.put("call-photo", papers.insert(owner, """
                insert into calls.photo (id, organisation_id, call_id, rep_id, sha256, width, height)
                values (uuidv7(), :organisation, :call, :rep, repeat('0', 64), 4, 4) returning id
                """, year, ids));
        papers.insert(owner, """
                insert into calls.photo_content (photo_id, organisation_id, content)
                select id, :organisation, 'x' from calls.photo where call_id = :call
                returning photo_id as id
                """, year, ids);
        ids.put("call-question", papers.insert(owner, """
                insert into calls.question (id, organisation_id, account_id, content, asked_name)
                values (uuidv7(), :organisation, :account, 'Which pumps?', 'Anna') returning id
                """, year, ids));
        ids.put("call-quota", papers.insert(owner, """
                insert into calls.quota (organisation_id, rep_id, daily, valid)
                values (:organisation, :rep, 8, daterange(make_date(:year, 1, 1), null)) returning id
                """, year, ids));
        ids.put("day-off", papers.insert(owner, """
                insert into calls.day_off (organisation_id, rep_id, first_day, last_day)
                values (:organisation, :rep, make_date(:year, 8, 1), make_date(:year, 8, 9)) returning id
                """, year, ids));
        ids.put("call-phrase", papers.insert(owner, """
                insert into calls.phrase (organisation_id, theme, content)
                values (:organisation, 'price', 'Dear ' || :year) returning id
                """, year, ids));
        ids.put("call-theme", papers.insert(owner, """
                insert into hearing.theme (organisation_id, kind, name, words)
                values (:organisation, 'price', 'Dear ' || :year, 'dear') returning id
                """, year, ids));
    }
}
