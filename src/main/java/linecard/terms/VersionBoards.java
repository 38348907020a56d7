package linecard.terms;

import linecard.money.Money;
import linecard.people.Agencies;
import linecard.reckoning.Terms;
import linecard.terms.VersionBoard.Tryout;
import linecard.web.Choice;
import linecard.web.Form;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Makes the form of a version ready for its page.
@Component
class VersionBoards {

    private static final String ORDER = "1000000";

    private final Agencies agencies;
    private final Agreements agreements;
    private final Versions versions;
    private final Keeping keeping;
    private final Names names;
    private final TriedForm tried;
    private final ClauseBoards clauses;

    VersionBoards(Agencies agencies, Agreements agreements, Versions versions, Keeping keeping,
            Names names, TriedForm tried, ClauseBoards clauses) {
        this.agencies = agencies;
        this.agreements = agreements;
        this.versions = versions;
        this.keeping = keeping;
        this.names = names;
        this.tried = tried;
        this.clauses = clauses;
    }

    /// Whether a button was pressed that changes the form and saves nothing.
    static boolean isAsking(MultiValueMap<String, String> entered) {
        return entered.containsKey("more") || entered.containsKey("drop")
                || entered.containsKey("try");
    }

    /// A new one, as the latest says, from the next fiscal month on; but what limits look at is
    /// told anew.
    VersionBoard fresh(Page page, UUID agency, LocalDate today) {
        var viewer = page.viewer();
        var latest = versions.ofAgency(viewer, agency);
        var from = page.organisation().calendar().periodOf(today).span().to();
        Terms terms = latest.isEmpty() ? Composition.usual(
                Agreements.usual(page.organisation()),
                agreements.composition(viewer, agency).frame().european())
                : latest.getLast().terms();
        var fields = VersionFields.of(viewer, names, new Version(agency, agency, from, terms, 1));
        fields.remove("limitsOn");
        return of(page, agency, null, fields, today);
    }

    VersionBoard stored(Page page, Version stored, LocalDate today) {
        return of(page, stored.agency(), stored.id(),
                VersionFields.of(page.viewer(), names, stored), today);
    }

    /// @param id of the version that is changed; null for a new one
    VersionBoard of(Page page, UUID agencyId, @Nullable UUID id,
            MultiValueMap<String, String> sent, LocalDate today) {
        var viewer = page.viewer();
        var agency = agencies.of(viewer, agencyId);
        var drop = sent.getFirst("drop");
        var more = sent.getFirst("more");
        var left = drop == null ? sent : FormRows.without(sent, drop);
        var tidy = FormRows.tidy(left);
        usual(page, tidy);
        var entered = isAsking(sent) ? FormRows.withEmpty(left) : tidy;
        usual(page, entered);
        boolean isLadder = "ladders".equals(more);
        if (isLadder) begin(entered);
        var form = new Form(page.words(), entered);
        return new VersionBoard(page, agency, id, form, entered,
                more == null || isLadder ? "" : more,
                List.copyOf(names.lines(viewer).values()), names.customerTypes(viewer),
                names.repsOf(viewer, agencyId).values().stream()
                        .map(rep -> new Choice(rep.id().toString(), rep.name(page.language())))
                        .toList(),
                tryout(page, agencyId, id, tidy, today));
    }

    private static void usual(Page page, LinkedMultiValueMap<String, String> entered) {
        if (entered.containsKey("tryOrder")) return;
        entered.add("tryOrder", page.words().amount(Money.of(
                ORDER, page.organisation().currency().getCurrencyCode())));
    }

    /// A new ladder counts what the version pays on, until somebody says otherwise.
    private static void begin(LinkedMultiValueMap<String, String> entered) {
        var at = "ladders/" + FormRows.count(entered, "ladders") + "/";
        entered.add(at + "counts", entered.getFirst("base"));
        entered.addAll(at + "less", entered.getOrDefault("less", List.of()));
    }

    /// The version as it was typed; what is wrong stands in the board's form.
    Optional<Version> read(VersionBoard board, UUID id) {
        return read(board.page(), board.form(), board.entered(), board.agency().id(), id);
    }

    private Optional<Version> read(Page page, Form form,
            MultiValueMap<String, String> entered, UUID agency, UUID id) {
        return new VersionForm(form, page.viewer(), names).read(id, agency, new VersionForm.Rows(
                FormRows.count(entered, "rates"), FormRows.count(entered, "ladders"),
                FormRows.count(entered, "spiffs")));
    }

    /// Says at each clause what speaks against it.
    static void note(Form form, List<Objection> objections) {
        for (var objection : objections) {
            form.problem(objection.at(), "terms.said", objection.text(form.words()));
        }
    }

    private Tryout tryout(Page page, UUID agency, @Nullable UUID id,
            MultiValueMap<String, String> entered, LocalDate today) {
        var viewer = page.viewer();
        var form = new Form(page.words(), entered);
        var version = read(page, form, entered, agency, id == null ? new UUID(0, 0) : id);
        var order = tried.read(form, viewer);
        if (version.isEmpty() || order.isEmpty()) return Tryout.NONE;
        var objections = keeping.objections(viewer, version.get());
        if (!objections.isEmpty()) {
            return Tryout.without(objections.stream()
                    .map(one -> one.text(page.words())).toList());
        }
        var all = agreements.composition(viewer, agency).with(version.get());
        var text = new WorkedText(page.words(),
                clauses.text(page, agency, List.of(version.get())),
                names.flat(viewer, all.rates()));
        return Worked.of(all, version.get(), order.get(), page.organisation().calendar(), today)
                .map(worked -> new Tryout(worked, List.of(), text.way(worked),
                        text.earned(worked), new WorkedMonthText(page.words(),
                                page.organisation().currency()).of(worked.month())))
                .orElseGet(() -> Tryout.without(List.of(page.t("terms.worked.tooLarge"))));
    }
}
