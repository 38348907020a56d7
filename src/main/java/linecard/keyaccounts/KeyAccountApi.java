package linecard.keyaccounts;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.keyaccounts.Scope.Kind;
import linecard.keyaccounts.Standing.Moved;
import linecard.people.Reps;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;

/// Key accounts, for programs.
@RestController
@Part(value = Area.RESULTS, about = "Key accounts",
        says = "The few accounts that make most of the last twelve months, by the latest review: "
                + "of the organisation, a territory, a rep or a product line; what seems to go "
                + "wrong at them, and where a rep would best call this week.")
class KeyAccountApi {

    private final Curves curves;
    private final Reviews reviews;
    private final Standings standings;
    private final Warnings warnings;
    private final Weeks weeks;
    private final Reps reps;
    private final Clock clock;

    KeyAccountApi(Curves curves, Reviews reviews, Standings standings, Warnings warnings,
            Weeks weeks, Reps reps, Clock clock) {
        this.curves = curves;
        this.reviews = reviews;
        this.standings = standings;
        this.warnings = warnings;
        this.weeks = weeks;
        this.reps = reps;
        this.clock = clock;
    }

    record Whole(
            UUID id, Kind kind,
            @Does("The territory, rep or product line; null for the organisation")
            @Nullable UUID part,
            @Does("First day of the twelve months") LocalDate since,
            @Does("First day after them") LocalDate asOf,
            @Does("Accounts that brought something") int accounts,
            @Does("The fewest of them that make the threshold") int few,
            @Does("These, and those that were among them until the review before") int keyAccounts,
            @Does("In minor units; young accounts taken for a year") long totalMinor,
            long fewMinor, @Does("What the largest fifth makes") long fifthMinor,
            @Does("Accounts that came to less than nothing, not in the total") int negatives,
            long negativeMinor) {}

    record KeyAccount(
            UUID account, @Nullable Integer rank, long valueMinor,
            @Does("What it really brought; less than the value where it is young") long realMinor,
            boolean young, long partMillionths, long togetherMillionths,
            @Does("Reviews running in which it was not among the few") int below,
            @Does("Among the few in so many of a thousand drawings of the year") int stablePermille,
            @Does("Made at it in the twelve months") long calls) {}

    record Move(
            @Does("First day after the twelve months of the review") LocalDate asOf, UUID account,
            Moved moved) {}

    record Sign(
            UUID account, Warning.Kind kind,
            @Does("Median days between orders; lines bought regularly; thousandths given back")
            long before,
            @Does("The same of late; of lines, how many are gone") long now,
            @Does("Intervals or months compared") int points,
            @Does("How likely by chance alone") long chanceMillionths, LocalDate from,
            @Does("Product lines that are gone") List<UUID> lines,
            @Does("The only contact") @Nullable UUID contact, LocalDate since) {}

    record Suggested(
            UUID account, int calls, long made,
            @Does("Calls that would fit what it buys, in hundredths") long expectedHundredths) {}

    record CallList(
            @Does("Monday") LocalDate week, @Does("The quota or aim; 0 for none") int asked,
            @Does("Calls of the week that are neither made nor planned") int left,
            @Does("False: too few calls in thirteen weeks to tell") boolean enough,
            List<Suggested> accounts) {}

    @GetMapping("/api/v1/key-account-wholes")
    @Allowed(MEMBERS)
    @Does("List what the latest review looked at, as far as the reader may see it")
    ResponseEntity<Slice<Whole>> listKeyAccountWholes(Call call) {
        var review = reviews.latest(call.viewer()).orElse(null);
        var wholes = new ArrayList<Whole>();
        if (review != null) {
            for (var one : reviews.scopes(call.viewer(), review.id())) {
                wholes.add(new Whole(one.id(), one.whole().kind(), one.whole().part(),
                        review.since(), review.asOf(), one.accounts(), one.few(),
                        one.keyAccounts(), one.totalMinor(), one.fewMinor(), one.fifthMinor(),
                        one.negatives(), one.negativeMinor()));
            }
        }
        return call.sliceOf(wholes, Whole::id);
    }

    @GetMapping("/api/v1/key-accounts")
    @Allowed(MEMBERS)
    @Does("List key accounts")
    ResponseEntity<Slice<KeyAccount>> listKeyAccounts(
            Call call,
            @RequestParam(defaultValue = "")
            @Does("organisation, territory, rep or line; left out, the usual one of the reader")
            String by,
            @RequestParam(defaultValue = "") @Does("The id of the territory, rep or line")
            String part) {
        var viewer = call.viewer();
        var scope = curves.seen(viewer, Question.of(viewer, by, part))
                .map(Curves.Seen::scope).orElse(null);
        var keys = scope == null ? List.<Standing>of()
                : standings.all(viewer, scope.id(), Standings.Part.KEYS);
        return call.sliceOf(keys.stream().map(one -> new KeyAccount(one.account(), one.rank(),
                one.valueMinor(), one.realMinor(), one.isYoung(), one.partMillionths(),
                one.togetherMillionths(), one.membership().below(), one.stablePermille(),
                one.calls())).toList(), KeyAccount::account);
    }

    @GetMapping("/api/v1/key-account-warnings")
    @Allowed(MEMBERS)
    @Does("List what seems to go wrong at key accounts")
    ResponseEntity<Slice<Sign>> listKeyAccountWarnings(Call call) {
        var all = warnings.all(call.viewer()).stream().map(one -> {
            var shown = one.evidence();
            return new Sign(one.account(), shown.kind(), shown.before(), shown.now(),
                    shown.points(), shown.chance(), shown.from(), shown.lines(), shown.contact(),
                    one.since());
        }).toList();
        var after = call.after().toString();
        int place = call.place();
        return call.slice(all.stream()
                .filter(one -> order(one).compareTo(after + place) > 0)
                .sorted((one, other) -> order(one).compareTo(order(other)))
                .limit(call.lookUp()).toList(), Sign::account, one -> one.kind().ordinal() + 1);
    }

    /// An account has at most one warning of a kind.
    private static String order(Sign one) {
        return one.account().toString() + (one.kind().ordinal() + 1);
    }

    @GetMapping("/api/v1/reps/{id}/key-account-calls")
    @Allowed(MEMBERS)
    @Does("Get the shortest list of calls for a rep's week")
    ResponseEntity<CallList> getKeyAccountCalls(Call call, @PathVariable UUID id) {
        var viewer = call.viewer();
        var today = LocalDate.ofInstant(clock.instant(), viewer.organisation().zone());
        var week = weeks.of(viewer, reps.of(viewer, id), today);
        return call.one(new CallList(week.week().span().from(), week.asked(), week.left(),
                week.isEnough(), week.wanted().stream().map(one -> new Suggested(
                        one.standing().account(), one.calls(), one.made(),
                        Math.round(100 * one.expected())))
                        .toList()));
    }

    @GetMapping("/api/v1/key-account-moves")
    @Allowed(MEMBERS)
    @Does("Get who became a key account and who ceased to be, the latest first")
    ResponseEntity<Moves> getKeyAccountMoves(
            Call call,
            @RequestParam(defaultValue = "") @Does("As with key accounts") String by,
            @RequestParam(defaultValue = "") String part) {
        var viewer = call.viewer();
        var moves = curves.seen(viewer, Question.of(viewer, by, part))
                .map(seen -> standings.moves(viewer, curves.history(viewer, seen)))
                .orElse(List.of());
        return call.one(new Moves(moves.stream().map(one -> new Move(one.asOf(),
                one.standing().account(), one.moved())).toList()));
    }

    record Moves(@Does("Up to 5,000") List<Move> moves) {}
}
