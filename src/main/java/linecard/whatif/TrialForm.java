package linecard.whatif;

import linecard.calendar.FiscalCalendar;
import linecard.calendar.KnownYears;
import linecard.money.Money;
import linecard.money.Rate;
import linecard.reckoning.Agreement.Version;
import linecard.reckoning.Event;
import linecard.reckoning.Finding;
import linecard.reckoning.Ladder.Style;
import linecard.reckoning.Ladder.Tier;
import linecard.reckoning.Reset;
import linecard.reckoning.Terms.Limit;
import linecard.reckoning.Terms.LimitsOn;
import linecard.reckoning.TermsCheck;
import linecard.web.Form;
import linecard.words.Reading;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// Reads what was typed into the form. Every 'no' stands at its field.
final class TrialForm {

    /// The tiers that the form has room for.
    static final int TIERS = 6;
    private static final int MOST_SELLERS = 10_000;
    private static final UUID ANYBODY = new UUID(0, 0);

    private final Form form;
    private final FiscalCalendar calendar;
    private final Currency currency;

    TrialForm(Form form, FiscalCalendar calendar, Currency currency) {
        this.form = form;
        this.calendar = calendar;
        this.currency = currency;
    }

    /// @param agencies that may be asked about
    Optional<Asked> read(Set<UUID> agencies, LocalDate today) {
        var agency = form.readIfGiven("agency", text -> one(text, agencies));
        var stretch = stretch(today);
        var offer = offer(stretch.map(Stretch::size).orElse(Reset.YEAR));
        var sold = amount("sold");
        var order = amount("order");
        var seller = seller();
        if (form.hasProblems() || stretch.isEmpty() || offer.isEmpty()) return Optional.empty();
        return Optional.of(new Asked(agency.get().orElse(null), stretch.get(), offer.get(),
                zeroIfNone(sold.get()), zeroIfNone(order.get()), seller));
    }

    private static UUID one(String text, Set<UUID> of) {
        for (var id : of) if (id.toString().equals(text)) return id;
        throw new ReadingException("web.notOffered");
    }

    private Money zeroIfNone(Optional<Money> amount) {
        return amount.orElse(Money.zero(currency));
    }

    /// The days that were chosen.
    Optional<Stretch> stretch(LocalDate today) {
        var year = form.read("year", text -> {
            int number = text.matches("\\d{4}") ? Integer.parseInt(text) : 0;
            if (!KnownYears.holdFiscal(number)) throw new ReadingException("web.notOffered");
            return number;
        });
        var part = form.read("part", text -> {
            if (text.matches("|q[1-4]|[1-9]|1[0-2]")) return text;
            throw new ReadingException("web.notOffered");
        });
        if (form.problem("year") != null || form.problem("part") != null) return Optional.empty();
        var stretch = Stretch.of(calendar, year.get(), part.get());
        if (stretch.hasBegun(today)) return Optional.of(stretch);
        form.problem(stretch.size() == Reset.YEAR ? "year" : "part", "whatif.notBegun");
        return Optional.empty();
    }

    /// @param longest period over which anything may be summed: the stretch itself
    private Optional<Offer> offer(Reset longest) {
        var style = choice("way", Style.class, Style.MARGINAL);
        var reset = choice("by", Reset.class, Reset.MONTH);
        var fields = new ArrayList<Integer>();
        var tiers = tiers(fields);
        if (tiers.size() > 1 && reset.compareTo(longest) > 0) tooLong("by", reset);
        var cap = limit("cap", longest);
        var minimum = limit("minimum", longest);
        var keeps = form.read("keep", text -> {
            if (text.matches("|own|none")) return !text.equals("none");
            throw new ReadingException("web.notOffered");
        });
        if (form.hasProblems()) return Optional.empty();
        var offer = new Offer(style, reset, tiers, keeps.get(), cap, minimum);
        var agreement = Offer.agreement(ANYBODY, currency, List.of(
                new Version(LocalDate.EPOCH, offer.terms(
                        Event.INVOICE, List.of(), LimitsOn.EARNED))));
        for (var finding : TermsCheck.findings(agreement)) contradiction(finding, fields);
        return form.hasProblems() ? Optional.empty() : Optional.of(offer);
    }

    /// @param fields where the number of each tier's row is noted
    private List<Tier> tiers(List<Integer> fields) {
        var tiers = new ArrayList<Tier>();
        var first = form.read("rate", this::percent);
        if (form.problem("rate") == null) tiers.add(new Tier(0, first.get()));
        fields.add(1);
        for (int row = 2; row <= TIERS; row++) {
            if ((form.entered("from" + row) + form.entered("rate" + row)).isBlank()) continue;
            var from = form.read("from" + row, this::money);
            var rate = form.read("rate" + row, this::percent);
            fields.add(row);
            if (form.problem("from" + row) != null || form.problem("rate" + row) != null) continue;
            tiers.add(new Tier(from.get().minor(), rate.get()));
        }
        return tiers;
    }

    private @Nullable Limit limit(String field, Reset longest) {
        var per = choice(field + "Per", Reset.class, Reset.MONTH);
        var amount = amount(field);
        if (form.problem(field) != null || amount.get().isEmpty()) return null;
        if (per.compareTo(longest) > 0) tooLong(field + "Per", per);
        return new Limit(amount.get().get().minor(), per);
    }

    private void tooLong(String field, Reset reset) {
        form.problem(field, reset == Reset.YEAR ? "whatif.longerThanSpan.year"
                : "whatif.longerThanSpan.quarter");
    }

    /// Only what the fields leave open: the readings of rates and amounts rule out all else.
    private void contradiction(Finding finding, List<Integer> fields) {
        switch (finding.what()) {
            case NOT_ASCENDING -> {
                int place = Integer.parseInt(finding.names().getLast());
                int row = fields.get(place - 1);
                form.problem("from" + row, "whatif.finding.notAscending", row);
            }
            case MINIMUM_ABOVE_CAP -> form.problem("minimum", "whatif.finding.minimumAboveCap");
            default -> throw new IllegalStateException(finding.toString());
        }
    }

    private @Nullable Seller seller() {
        var number = form.readIfGiven("sellers", text -> {
            long whole = Reading.whole(text, form.words().language());
            if (whole < 1 || whole > MOST_SELLERS) {
                throw new ReadingException("whatif.sellers.range", MOST_SELLERS);
            }
            return (int) whole;
        });
        var salary = amount("salary");
        var costs = amount("costs");
        var own = form.readIfGiven("own", this::percent);
        if (form.hasProblems() || number.get().isEmpty()) return null;
        if (salary.get().isEmpty()) {
            form.problem("salary", "web.missing");
            return null;
        }
        return new Seller(number.get().get(), zeroIfNone(salary.get()).minor(),
                zeroIfNone(costs.get()).minor(), own.get().orElse(new Rate(0)));
    }

    private Supplier<Optional<Money>> amount(String field) {
        return form.readIfGiven(field, this::money);
    }

    /// An amount of up to 15 digits that is not below zero.
    private Money money(String text) {
        if (text.isEmpty()) throw new ReadingException("web.missing");
        var money = Reading.money(text, currency, form.words().language());
        if (money.isNegative()) throw new ReadingException("whatif.negative");
        if (money.minor() >= 1_000_000_000_000_000L) throw new ReadingException("words.tooLarge");
        return money;
    }

    private Rate percent(String text) {
        if (text.isEmpty()) throw new ReadingException("web.missing");
        return Reading.percent(text, form.words().language());
    }

    private <T extends Enum<T>> T choice(String field, Class<T> of, T usual) {
        if (form.entered(field).isBlank()) return usual;
        var choice = form.choice(field, of);
        return form.problem(field) == null ? choice.get() : usual;
    }
}
