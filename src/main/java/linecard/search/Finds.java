package linecard.search;

import linecard.access.Viewer;
import linecard.accounts.Accounts;
import linecard.catalog.Products;
import linecard.contacts.Contacts;
import linecard.database.PlannedOnce;
import linecard.keeping.Kept;
import linecard.people.Reps;
import linecard.quotes.Quotes;
import linecard.sales.Documents;
import linecard.search.Tokens.Hit;
import linecard.words.SearchText;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Finds records by what they are called, whatever they are: for the palette of every page. To the
/// letter comes before what begins so, and that before what may have been meant.
@Component
class Finds {

    private static final int MOST = 16;
    private static final int REPS = 8;
    private static final int DOCUMENTS = 8;
    private static final int WORDS = 3;

    /// So many are looked through for single letters, which no index holds.
    private static final int LOOKED_THROUGH = 500;

    enum Kind { REP, ACCOUNT, CONTACT, PRODUCT, DOCUMENT, QUOTE }

    record Find(Kind kind, UUID id, String name, String path) {}

    /// @param text by which it is found
    private record Ranked(Find find, int rank, String text) {}

    /// A rep at work.
    ///
    /// @param words of name and code
    private record Called(UUID id, String name, List<String> words) {}

    /// @param words of all of them
    private record Team(List<Called> reps, Vocabulary words) {}

    private record AllReps() implements Kept.Asked<Team> {

        @Override
        public int rows(Team team) {
            return team.reps().size();
        }
    }

    private final Tokens tokens;
    private final Accounts accounts;
    private final Contacts contacts;
    private final Products products;
    private final Reps reps;
    private final Documents documents;
    private final Quotes quotes;
    private final Kept kept;
    private final PlannedOnce planned;

    Finds(Tokens tokens, Accounts accounts, Contacts contacts, Products products, Reps reps,
            Documents documents, Quotes quotes, Kept kept, PlannedOnce planned) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.contacts = contacts;
        this.products = products;
        this.reps = reps;
        this.documents = documents;
        this.quotes = quotes;
        this.kept = kept;
        this.planned = planned;
    }

    /// The likeliest first. Nothing for less than two letters.
    @Transactional(readOnly = true)
    List<Find> named(Viewer viewer, String text) {
        var typed = text.strip();
        var all = SearchText.asked(typed, WORDS);
        var words = all.stream().filter(word -> word.length() > 1).toList();
        if (words.isEmpty()) return List.of();
        var letters = all.stream().filter(word -> word.length() == 1).toList();
        planned.here();
        var ranked = new ArrayList<Ranked>();
        addReps(viewer, words, ranked);
        var hits = tokens.of(viewer, words, letters.isEmpty() ? MOST : LOOKED_THROUGH);
        addHits(viewer, hits, ranked);
        ranked.removeIf(one -> !bears(one.text(), letters));
        for (var document : documents.numbered(viewer, typed, DOCUMENTS)) {
            int rank = document.number().equalsIgnoreCase(typed)
                    ? Spelling.EXACT : Spelling.BEGUN;
            ranked.add(new Ranked(new Find(Kind.DOCUMENT, document.id(), document.number(),
                    "/documents/" + document.id()), rank, document.number()));
        }
        for (var quote : quotes.numbered(viewer, typed, DOCUMENTS)) {
            ranked.add(new Ranked(new Find(Kind.QUOTE, quote.id(), quote.label() + " "
                    + quote.offer().title(), "/quotes/" + quote.id()), Spelling.BEGUN,
                    quote.label()));
        }
        return ranked.stream()
                .sorted(Comparator.comparingInt(Ranked::rank)
                        .thenComparing(one -> one.find().kind())
                        .thenComparing(one -> one.find().name()))
                .map(Ranked::find)
                .limit(MOST)
                .toList();
    }

    /// Whether words of the text begin with these letters.
    private static boolean bears(String text, List<String> letters) {
        var words = " " + SearchText.of(text);
        return letters.stream().allMatch(letter -> words.contains(" " + letter));
    }

    private void addReps(Viewer viewer, List<String> words, List<Ranked> ranked) {
        var team = kept.of(viewer, new AllReps(), () -> team(viewer));
        var ranks = words.stream().map(team.words()::ranks).toList();
        if (ranks.stream().anyMatch(Map::isEmpty)) return;
        var found = new ArrayList<Ranked>();
        for (var rep : team.reps()) {
            int rank = rank(rep, ranks);
            if (rank < 0) continue;
            found.add(new Ranked(new Find(Kind.REP, rep.id(), rep.name(),
                    "/reps/" + rep.id() + "/figures"), rank, rep.name()));
        }
        found.sort(Comparator.comparingInt(Ranked::rank));
        ranked.addAll(found.subList(0, Math.min(REPS, found.size())));
    }

    private Team team(Viewer viewer) {
        var called = reps.all(viewer).stream().filter(rep -> !rep.archived())
                .map(rep -> new Called(rep.id(), rep.name(viewer.language()),
                        List.of(SearchText.of(rep.familyName(), rep.givenName(), rep.code())
                                .split(" "))))
                .toList();
        return new Team(called, new Vocabulary(called.stream()
                .flatMap(rep -> rep.words().stream()).collect(Collectors.toSet())));
    }

    /// Each word must be one of the name's, or be meant as one.
    ///
    /// @param ranks of the words in use, for each word
    private static int rank(Called rep, List<Map<String, Integer>> ranks) {
        int sum = 0;
        for (var meant : ranks) {
            int best = Integer.MAX_VALUE;
            for (var name : rep.words()) best = Math.min(best, meant.getOrDefault(name, best));
            if (best == Integer.MAX_VALUE) return -1;
            sum += best;
        }
        return sum;
    }

    private void addHits(Viewer viewer, List<Hit> hits, List<Ranked> ranked) {
        var ranks = hits.stream().collect(Collectors.toMap(Hit::id, Hit::rank));
        for (var one : accounts.those(viewer, ids(hits, Tokens.Kind.ACCOUNT)).values()) {
            var name = one.city().isEmpty() ? one.name() : one.name() + ", " + one.city();
            add(new Find(Kind.ACCOUNT, one.id(), name, "/accounts/" + one.id()), ranks,
                    one.code() + " " + name, ranked);
        }
        for (var one : contacts.those(viewer, ids(hits, Tokens.Kind.CONTACT)).values()) {
            var name = one.name(viewer.language());
            add(new Find(Kind.CONTACT, one.id(), name, "/contacts/" + one.id()), ranks,
                    one.code() + " " + name, ranked);
        }
        for (var one : products.those(viewer, ids(hits, Tokens.Kind.PRODUCT)).values()) {
            var name = one.code() + " " + one.name();
            add(new Find(Kind.PRODUCT, one.id(), name, "/products?q="
                    + URLEncoder.encode(one.code(), StandardCharsets.UTF_8)), ranks, name, ranked);
        }
    }

    private static void add(
            Find find, Map<UUID, Integer> ranks, String text, List<Ranked> ranked) {
        ranked.add(new Ranked(find, ranks.getOrDefault(find.id(), Spelling.TWO_SLIPS), text));
    }

    private static List<UUID> ids(List<Hit> hits, Tokens.Kind kind) {
        return hits.stream().filter(hit -> hit.kind() == kind).map(Hit::id).toList();
    }
}
