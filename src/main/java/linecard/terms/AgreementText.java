package linecard.terms;

import linecard.api.Strict;
import linecard.reckoning.Agreement;
import linecard.reckoning.Agreement.Step;
import linecard.reckoning.Agreement.Tail;
import linecard.reckoning.Terms;
import linecard.words.ReadingException;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// A whole agreement as one canonical text: the same agreement is the same text, byte for byte, and
/// reads back as it was. What nothing was said about is left out; sets stand in order.
public final class AgreementText {

    /// Characters; an agreement of 20,000 rates has four million.
    private static final int LONGEST = 8_000_000;
    /// Characters of what was read lately.
    private static final long KEPT = 4_000_000;
    private static final JsonMapper JSON = Strict.mapper(2_000_000).rebuild()
            .changeDefaultPropertyInclusion(usual ->
                    usual.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    /// What was read lately: the same text is the same terms.
    private static final Cache<String, Agreement> AGREEMENTS = cache();
    private static final Cache<String, Terms> TERMS = cache();

    private AgreementText() {}

    /// @param <T> what never changes
    private static <T> Cache<String, T> cache() {
        return Caffeine.newBuilder().maximumWeight(KEPT)
                .weigher((String text, T _) -> 100 + text.length()).build();
    }

    private record Whole(
            UUID agency, String currency, boolean european, LocalDate from, @Nullable LocalDate to,
            Tail tail, List<Step> inherited, List<Dated> versions, @Nullable Boolean cutsOnce) {}

    private record Dated(LocalDate from, Clauses clauses) {}

    /// @throws IllegalArgumentException where a clause is agreed for what it cannot be
    public static String write(Agreement agreement) {
        return JSON.writeValueAsString(new Whole(agreement.agency(),
                agreement.currency().getCurrencyCode(), agreement.european(), agreement.from(),
                agreement.to(), agreement.tail(), agreement.inherited(),
                agreement.versions().stream().map(version ->
                        new Dated(version.from(), Clauses.of(version.terms()))).toList(),
                agreement.cutsOnce() ? true : null));
    }

    /// @throws ReadingException where it is no agreement; whether its terms contradict each other
    ///     is for [linecard.reckoning.TermsCheck] to say
    public static Agreement read(String text) {
        return AGREEMENTS.get(text, AgreementText::parsed);
    }

    private static Agreement parsed(String text) {
        var whole = read(text, new TypeReference<Whole>() {});
        return new Agreement(whole.agency, currency(whole.currency), whole.european, whole.from,
                whole.to, whole.tail, whole.inherited, whole.versions.stream().map(version ->
                        new Agreement.Version(version.from, version.clauses.terms())).toList(),
                whole.cutsOnce != null && whole.cutsOnce);
    }

    static String terms(Terms terms) {
        return JSON.writeValueAsString(Clauses.of(terms));
    }

    static Terms terms(String text) {
        return TERMS.get(text, unread ->
                read(unread, new TypeReference<Clauses>() {}).terms());
    }

    static String tail(Tail tail) {
        return JSON.writeValueAsString(tail);
    }

    static Tail tail(String text) {
        return read(text, new TypeReference<>() {});
    }

    static String steps(List<Step> steps) {
        return JSON.writeValueAsString(steps);
    }

    static List<Step> steps(String text) {
        return read(text, new TypeReference<>() {});
    }

    private static <T> T read(String text, TypeReference<T> type) {
        if (text.length() > LONGEST) throw new ReadingException("terms.text.long", LONGEST);
        try {
            var read = JSON.readValue(text, type);
            var missing = Wholeness.missing(read);
            if (missing != null) throw new ReadingException("terms.text.unread", missing);
            return read;
        } catch (JacksonException e) {
            throw new ReadingException("terms.text.unread", e.getPath().stream()
                    .map(step -> step.getPropertyName() == null
                            ? String.valueOf(step.getIndex()) : step.getPropertyName())
                    .collect(Collectors.joining("/", "#/", "")));
        }
    }

    private static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException _) {
            throw new ReadingException("terms.text.unread", "#/currency");
        }
    }
}
