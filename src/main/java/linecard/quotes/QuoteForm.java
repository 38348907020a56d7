package linecard.quotes;

import linecard.calendar.KnownYears;
import linecard.catalog.Product;
import linecard.people.Rep;
import linecard.quotes.Quote.Approval;
import linecard.quotes.Quote.Offer;
import linecard.quotes.Quote.State;
import linecard.web.Form;
import linecard.web.Page;
import linecard.words.Language;
import linecard.words.Reading;
import linecard.words.ReadingException;

import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Reads what somebody typed about a quote.
final class QuoteForm {

    private QuoteForm() {}

    /// What a new one begins with.
    static MultiValueMap<String, String> blank(Page page, QuoteChoices choices, LocalDate today) {
        var entered = new LinkedMultiValueMap<String, String>();
        var setting = choices.setting();
        entered.add("language", choices.usualLanguage(page).code());
        entered.add("currency", page.organisation().currency().getCurrencyCode());
        entered.add("validUntil", today.plusDays(setting.validDays()).toString());
        entered.add("delivery", setting.delivery());
        entered.add("payment", setting.payment());
        LineForm.addBlank(entered, 0, LineForm.tax(page.words(), setting.tax()));
        return entered;
    }

    static MultiValueMap<String, String> of(Page page, Quote stored, Map<UUID, Product> products) {
        var entered = new LinkedMultiValueMap<String, String>();
        var offer = stored.offer();
        entered.add("version", String.valueOf(stored.version()));
        entered.add("contact", stored.contact() == null ? "" : stored.contact().toString());
        entered.add("title", offer.title());
        entered.add("language", offer.language().code());
        entered.add("currency", offer.currency().getCurrencyCode());
        entered.add("validUntil", offer.validUntil().toString());
        entered.add("delivery", offer.delivery());
        entered.add("payment", offer.payment());
        entered.add("note", offer.note());
        for (int i = 0; i < offer.lines().size(); i++) {
            var line = offer.lines().get(i);
            LineForm.put(entered, page.words(), i, line,
                    line.product() == null ? null : products.get(line.product()));
        }
        return entered;
    }

    /// What is offered, and to whom.
    record Read(Offer offer, @Nullable UUID contact) {}

    /// @param products by the codes that were typed
    /// @param places of the lines
    static Optional<Read> read(Form form, Set<Integer> places, QuoteChoices choices,
            Map<String, Product> products) {
        var title = form.text("title", Offer.TITLE);
        var contact = form.readIfGiven("contact", text -> picked(text, choices.contactIds()));
        var language = form.read("language", QuoteForm::language);
        var currency = form.read("currency", text -> currency(text, choices.currencies()));
        var until = form.read("validUntil", text -> day(text, form));
        var delivery = form.note("delivery", Offer.TERMS);
        var payment = form.note("payment", Offer.TERMS);
        var note = form.note("note", Offer.NOTE);
        if (form.problem("currency") != null) return Optional.empty();
        var lines = LineForm.read(form, places, currency.get(), products, choices.stored());
        if (form.hasProblems()) return Optional.empty();
        if (!isHeld(currency.get(), lines)) {
            form.problem(LineForm.GROUP, "quotes.no.amount");
            return Optional.empty();
        }
        return Optional.of(new Read(new Offer(title.get(), language.get(), currency.get(), lines,
                until.get(), delivery.get(), payment.get(), note.get()),
                contact.get().orElse(null)));
    }

    private static boolean isHeld(Currency currency, List<QuoteLine> lines) {
        var totals = LineForm.totals(currency, lines);
        return totals != null && totals.gross().minor() <= QuoteRules.MOST;
    }

    /// A draft of what was read.
    static Quote draft(
            UUID id, UUID account, Rep rep, @Nullable UUID opportunity, Read read) {
        return new Quote(id, account, opportunity, read.contact(), rep.id(), rep.agency(),
                read.offer(), null, 1, null, State.DRAFT, Approval.NONE, "", null, null, 1);
    }

    private static Language language(String text) {
        for (var one : Language.values()) {
            if (one.code().equals(text)) return one;
        }
        throw new ReadingException("web.notOffered");
    }

    private static Currency currency(String text, List<Currency> offered) {
        for (var one : offered) {
            if (one.getCurrencyCode().equals(text)) return one;
        }
        throw new ReadingException("web.notOffered");
    }

    static LocalDate day(String text, Form form) {
        if (text.isEmpty()) throw new ReadingException("web.missing");
        var day = Reading.date(text, form.words().language());
        if (!KnownYears.hold(day)) throw new ReadingException("words.notADate");
        return day;
    }

    static UUID picked(String text, List<UUID> among) {
        for (var one : among) {
            if (one.toString().equalsIgnoreCase(text)) return one;
        }
        throw new ReadingException("web.notOffered");
    }
}
