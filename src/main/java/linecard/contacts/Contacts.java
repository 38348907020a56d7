package linecard.contacts;

import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.database.Batches;
import linecard.traits.Trait;
import linecard.traits.Values;
import linecard.words.SearchText;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// The contacts, and the SQL that keeps them.
@Repository
public class Contacts {

    static final String CONTACT = """
            select c.id, c.code, c.family_name, c.given_name, c.title, c.language, c.phones,
                   c.numbers, c.emails, c.note, c.tags,
                   case when c.own is not null then traits.seen('contact', c.own) end as own,
                   c.archived_at is not null as archived, c.version
            from contacts.contact c
            """;

    private final JdbcClient sql;
    private final Batches batches;

    Contacts(JdbcClient sql, Batches batches) {
        this.sql = sql;
        this.batches = batches;
    }

    /// All that the viewer may see, archived ones too. Up to 500,000.
    @Transactional(readOnly = true)
    public List<Contact> all(Viewer viewer) {
        return sql.sql(CONTACT + "order by c.id limit 500000")
                .withFetchSize(2_000)
                .query(Contacts::read)
                .list();
    }

    /// @throws Absent where there is none that the viewer may see
    @Transactional(readOnly = true)
    public Contact of(Viewer viewer, UUID id) {
        return find(viewer, id).orElseThrow(() -> new Absent("contact"));
    }

    @Transactional(readOnly = true)
    public Optional<Contact> find(Viewer viewer, UUID id) {
        return sql.sql(CONTACT + "where c.id = :id")
                .param("id", id)
                .query(Contacts::read)
                .optional();
    }

    /// Who goes by that code; nobody goes by none.
    @Transactional(readOnly = true)
    Optional<Contact> withCode(Viewer viewer, String code) {
        return sql.sql(CONTACT + "where c.code = :code and c.code <> ''")
                .param("code", code)
                .query(Contacts::read)
                .optional();
    }

    /// These contacts, of those the viewer may see.
    @Transactional(readOnly = true)
    public Map<UUID, Contact> those(Viewer viewer, Collection<UUID> contacts) {
        if (contacts.isEmpty()) return Collections.emptyMap();
        return sql.sql(CONTACT + "where c.id = any (:ids)")
                .param("ids", contacts.toArray(UUID[]::new))
                .query(Contacts::read)
                .stream()
                .collect(Collectors.toMap(Contact::id, contact -> contact));
    }

    @Transactional
    public void addAll(Viewer viewer, List<Contact> added) {
        batches.run("""
                insert into contacts.contact (id, organisation_id, code, family_name, given_name,
                                              title, language, phones, numbers, emails, note,
                                              search, tags, own, archived_at)
                values (:id, :organisation, :code, :family, :given,
                        :title, :language, :phones, :numbers, :emails, :note,
                        :search, cast(:tags as text[]), %s,
                        case when :archived then now() end)
                """.formatted(Values.COLUMN), added, contact -> columns(viewer, contact));
    }

    @Transactional
    void change(Viewer viewer, Contact changed) {
        changeAll(viewer, List.of(changed));
    }

    /// @throws Stale where somebody changed one of them since; then none is changed
    @Transactional
    public void changeAll(Viewer viewer, List<Contact> changed) {
        int rows = batches.run("""
                update contacts.contact
                set code = :code, family_name = :family, given_name = :given, title = :title,
                    language = :language, phones = :phones, numbers = :numbers,
                    emails = :emails, note = :note, search = :search,
                    tags = cast(:tags as text[]), own = %s,
                    archived_at = case when :archived or merged_into is not null
                                       then coalesce(archived_at, now()) end,
                    version = version + 1
                where id = :id and version = :version
                """.formatted(Values.over(Trait.Of.CONTACT)), changed,
                contact -> columns(viewer, contact));
        if (rows < changed.size()) throw new Stale("contact");
    }

    private static SqlParameterSource columns(Viewer viewer, Contact contact) {
        var phones = contact.phones();
        return Values.bind(new MapSqlParameterSource(), contact)
                .addValue("organisation", viewer.organisation().id())
                .addValue("id", contact.id())
                .addValue("code", contact.code())
                .addValue("family", contact.familyName())
                .addValue("given", contact.givenName())
                .addValue("title", contact.title())
                .addValue("language", contact.language())
                .addValue("phones", phones.stream().map(Phone::typed).toArray(String[]::new))
                .addValue("numbers", phones.stream().map(Phone::number).toArray(String[]::new))
                .addValue("emails", contact.emails().toArray(String[]::new))
                .addValue("note", contact.note())
                .addValue("search", search(contact))
                .addValue("archived", contact.archived())
                .addValue("version", contact.version());
    }

    /// Names stand in both orders, so that a whole one is found as either language writes it.
    private static String search(Contact contact) {
        var parts = new ArrayList<>(List.of(contact.code(), contact.familyName(),
                contact.givenName(), contact.familyName()));
        for (var phone : contact.phones()) parts.add(phone.dialled());
        parts.addAll(contact.emails());
        return SearchText.of(parts.toArray(String[]::new));
    }

    static Contact read(ResultSet row, int n) throws SQLException {
        var typed = texts(row, "phones");
        var numbers = texts(row, "numbers");
        var phones = new ArrayList<Phone>();
        for (int i = 0; i < typed.size(); i++) phones.add(new Phone(typed.get(i), numbers.get(i)));
        return new Contact(
                row.getObject("id", UUID.class), row.getString("code"),
                row.getString("family_name"), row.getString("given_name"),
                row.getString("title"), row.getString("language"), phones, texts(row, "emails"),
                row.getString("note"), Values.tags(row), Values.of(row.getString("own")),
                row.getBoolean("archived"), row.getInt("version"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
