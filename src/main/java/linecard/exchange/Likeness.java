package linecard.exchange;

import linecard.accounts.Account;
import linecard.exchange.Examination.Unknown;
import linecard.words.SearchText;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Which accounts a name may mean: those that share most groups of three letters with it. Legal
/// forms do not count, and the same city counts a little. It only proposes; a person decides.
final class Likeness {

    private static final int PROPOSED = 3;
    /// Below this share of common letter groups, two names have nothing to do with each other.
    private static final double LEAST = 0.3;
    private static final double SAME_CITY = 0.1;

    private static final Set<String> LEGAL_FORMS = Set.of(
            "kft", "bt", "zrt", "nyrt", "rt", "kkt", "ev", "kht", "gmbh", "ag", "kg", "ohg", "ug",
            "inc", "llc", "ltd", "limited", "corp", "corporation", "co", "company", "plc", "sa",
            "srl", "sro", "spa", "bv", "nv", "oy", "ab", "as", "doo", "sp", "zoo", "the");

    private final List<Account> accounts;
    private final List<Integer> sizes = new ArrayList<>();
    private final Map<String, List<Integer>> byGroup = new HashMap<>();

    Likeness(List<Account> accounts) {
        this.accounts = accounts.stream().filter(account -> !account.archived()).toList();
        for (int i = 0; i < this.accounts.size(); i++) {
            var groups = groups(this.accounts.get(i).name());
            sizes.add(groups.size());
            for (var group : groups) {
                byGroup.computeIfAbsent(group, _ -> new ArrayList<>()).add(i);
            }
        }
    }

    private record Found(Account account, double likeness) {}

    /// The likeliest first.
    List<UUID> likely(Unknown unknown) {
        var named = found(unknown.name(), unknown.city());
        if (!unknown.title().isEmpty()) named.addAll(found(unknown.title(), unknown.city()));
        named.sort(Comparator.comparingDouble(Found::likeness).reversed()
                .thenComparing(found -> found.account().code()));
        return named.stream().map(found -> found.account().id()).distinct().limit(PROPOSED)
                .toList();
    }

    private List<Found> found(String name, String city) {
        var groups = groups(name);
        var common = new int[accounts.size()];
        for (var group : groups) {
            for (int at : byGroup.getOrDefault(group, List.of())) common[at]++;
        }
        var plainCity = SearchText.of(city);
        var found = new ArrayList<Found>();
        for (int i = 0; i < common.length; i++) {
            if (common[i] == 0) continue;
            double likeness = 2.0 * common[i] / (groups.size() + sizes.get(i));
            if (likeness < LEAST) continue;
            var account = accounts.get(i);
            boolean isThere = !plainCity.isEmpty()
                    && plainCity.equals(SearchText.of(account.city()));
            found.add(new Found(account, likeness + (isThere ? SAME_CITY : 0)));
        }
        return found;
    }

    /// ` sz szu zuc ucs cs ` and so on, word by word.
    private static Set<String> groups(String name) {
        var words = new ArrayList<>(Arrays.asList(SearchText.of(name).split(" ")));
        if (words.stream().anyMatch(word -> !LEGAL_FORMS.contains(word))) {
            words.removeAll(LEGAL_FORMS);
        }
        var groups = new HashSet<String>();
        for (var word : words) {
            var padded = " " + word + " ";
            for (int i = 0; i + 3 <= padded.length(); i++) groups.add(padded.substring(i, i + 3));
        }
        return groups;
    }
}
