package linecard.terms;

import linecard.access.Absent;
import linecard.api.Call;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.reckoning.Terms;
import linecard.terms.ClausesText.Said;
import linecard.web.Form;
import linecard.web.Page;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.View;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Reads a version that somebody types and does not keep, for whoever tries it.
@Component
public class TypedVersions {

    /// The token against forged forms is not what somebody typed.
    private static final String TOKEN = "_csrf";

    private final Agencies agencies;
    private final Versions versions;
    private final VersionBoards boards;
    private final Keeping keeping;
    private final Agreements agreements;
    private final ClauseBoards clauses;

    TypedVersions(Agencies agencies, Versions versions, VersionBoards boards, Keeping keeping,
            Agreements agreements, ClauseBoards clauses) {
        this.agencies = agencies;
        this.versions = versions;
        this.boards = boards;
        this.keeping = keeping;
        this.agreements = agreements;
        this.clauses = clauses;
    }

    /// What came of reading it.
    public sealed interface Answer {

        /// @param form with what is wrong at its fields
        record Refused(View form) implements Answer {}

        /// @param path where the form is sent to
        /// @param terms where the terms of the agency stand
        /// @param fields what stands in the form, as it is sent
        record Read(Typed typed, String path, String terms, MultiValueMap<String, String> fields)
                implements Answer {}
    }

    /// @param sent the fields of the form, with the version that is changed as `stored`
    public Answer read(
            Page page, UUID agency, MultiValueMap<String, String> sent, LocalDate today) {
        var fields = new LinkedMultiValueMap<>(sent);
        fields.remove(TOKEN);
        var stored = stored(page, agency, fields);
        var board = boards.of(page, agency, stored, fields, today);
        var version = boards.read(board, stored == null ? agency : stored).orElse(null);
        if (version == null) return new Answer.Refused(VersionPages.refused(page, board));
        var objections = keeping.objections(page.viewer(), version);
        if (!objections.isEmpty()) {
            VersionBoards.note(board.form(), objections);
            return new Answer.Refused(VersionPages.refused(page, board));
        }
        var now = agreements.composition(page.viewer(), agency);
        return new Answer.Read(typed(page, board.agency(), version, now), board.path(),
                board.terms(), new LinkedMultiValueMap<>(board.entered()));
    }

    /// The same of what a program sends.
    ///
    /// @param stored the version that it would take the place of; null for none
    public Typed read(Call call, UUID agency, @Nullable UUID stored, VersionEntry body) {
        var viewer = call.viewer();
        var its = agencies.of(viewer, agency);
        var id = stored == null ? agency : versions.of(viewer, agency, stored).id();
        var entered = call.entered(body);
        var version = VersionApi.read(call, entered, body, id, agency, 1);
        var objections = keeping.objections(viewer, version);
        if (!objections.isEmpty()) {
            VersionApi.settle(call, entered, new Saved.Refused(objections));
        }
        return typed(call.page(), its, version, agreements.composition(viewer, agency));
    }

    /// The version that is changed; null for a new one.
    private @Nullable UUID stored(Page page, UUID agency, MultiValueMap<String, String> fields) {
        var form = new Form(page.words(), fields);
        var id = form.idIfGiven("stored");
        if (form.problem("stored") != null) throw new Absent("version of terms");
        return id.get().map(one -> versions.of(page.viewer(), agency, one).id()).orElse(null);
    }

    private Typed typed(Page page, Agency agency, Version version, Composition now) {
        var before = before(now, version);
        var terms = before != null ? before.terms() : Composition.usual(
                Agreements.usual(page.organisation()), now.frame().european());
        var text = clauses.text(page, version.agency(),
                before == null ? List.of(version) : List.of(before, version));
        return new Typed(agency, version, now, before == null ? null : before.from(),
                Typed.changed(said(text, terms, page.words()),
                        said(text, version.terms(), page.words())));
    }

    /// The version that is changed, else the one that it follows; null where there is none.
    private static @Nullable Version before(Composition now, Version version) {
        Version before = null;
        for (var one : now.versions()) {
            if (one.id().equals(version.id())) return one;
            if (one.from().isBefore(version.from())) before = one;
        }
        return before;
    }

    /// What each clause says, by how it is called.
    private static Map<String, String> said(ClausesText text, Terms terms, Words words) {
        var said = new LinkedHashMap<String, String>();
        for (var one : text.of(terms)) {
            var called = words.text("terms.clause." + one.kind());
            said.put(one.name().isEmpty() ? called
                    : words.text("terms.clause.named", called, one.name()), says(one, words));
        }
        return said;
    }

    private static String says(Said said, Words words) {
        var parts = new ArrayList<String>();
        if (!said.what().isEmpty()) parts.add(said.what());
        parts.add(said.says());
        var from = said.from();
        var to = said.to();
        if (said.isDated()) {
            parts.add((from == null ? "" : words.shortDate(from)) + " – "
                    + (to == null ? "" : words.shortDate(to)));
        }
        return String.join(" · ", parts);
    }
}
