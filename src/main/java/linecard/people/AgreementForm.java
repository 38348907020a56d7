package linecard.people;

import linecard.catalog.ProductLine;
import linecard.people.Agreement.Regime;
import linecard.web.Form;
import linecard.web.Offered;
import linecard.web.Page;
import linecard.words.Reading;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Reads what somebody typed about a version of an agreement. People name the last day it holds.
final class AgreementForm {

    private static final long LONGEST_NOTICE = 60;

    private AgreementForm() {}

    /// @param from the first day to offer; null to leave it to the person
    static Form of(Page page, Agreement version, @Nullable LocalDate from) {
        var to = version.to();
        var entered = new LinkedMultiValueMap<String, String>();
        entered.add("from", from == null ? "" : from.toString());
        entered.add("to", to == null ? "" : to.minusDays(1).toString());
        entered.add("regime", version.regime().code());
        var territory = version.territory();
        entered.add("territory", territory == null ? "" : territory.toString());
        for (var line : version.productLines()) entered.add("line", line.toString());
        entered.add("exclusive", String.valueOf(version.exclusive()));
        entered.add("notice", String.valueOf(version.noticeMonths()));
        entered.add("note", version.note());
        entered.add("version", String.valueOf(version.version()));
        return new Form(page.words(), entered);
    }

    /// @param stored the version as it is; null for a new one
    static Optional<Agreement> read(
            Page page, Form form, UUID id, UUID agency, List<Territory> territories,
            List<ProductLine> lines, @Nullable Agreement stored) {
        var from = form.read("from", text -> Reading.date(text, page.language()));
        var to = form.readIfGiven("to", text -> Reading.date(text, page.language()));
        var regime = form.choice("regime", Regime.class);
        var territory = form.idIfGiven("territory");
        Offered.check(form, "territory", territories, stored == null ? null : stored.territory());
        var picked = form.read("line", _ -> lines(form, lines,
                stored == null ? List.of() : stored.productLines()));
        var notice = form.read("notice", text -> notice(text, page));
        var note = form.note("note", 2000);
        if (form.hasProblems()) return Optional.empty();
        return Optional.of(new Agreement(id, agency, from.get(),
                to.get().map(last -> last.plusDays(1)).orElse(null), regime.get(),
                territory.get().orElse(null), picked.get(),
                form.entered("exclusive").equals("true"), notice.get(), note.get(),
                form.version()));
    }

    private static List<UUID> lines(Form form, List<ProductLine> all, List<UUID> stored) {
        Set<String> offered = all.stream()
                .filter(line -> !line.archived() || stored.contains(line.id()))
                .map(line -> line.id().toString())
                .collect(Collectors.toSet());
        var picked = new ArrayList<UUID>();
        for (var text : form.all("line")) {
            if (!offered.contains(text)) throw new ReadingException("web.notOffered");
            picked.add(UUID.fromString(text));
        }
        return picked;
    }

    private static int notice(String text, Page page) {
        if (text.isEmpty()) throw new ReadingException("web.missing");
        long months = Reading.whole(text, page.language());
        if (months < 0 || months > LONGEST_NOTICE) {
            throw new ReadingException("people.agreement.noticeRange", LONGEST_NOTICE);
        }
        return (int) months;
    }
}
