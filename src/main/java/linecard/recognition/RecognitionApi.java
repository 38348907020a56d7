package linecard.recognition;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.contests.Contests;
import linecard.people.Territory;
import linecard.people.Today;
import linecard.recognition.PullForward.Finding;
import linecard.recognition.PullForward.Sign;
import linecard.scoring.Rules.Handicap;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;
import static linecard.access.Audience.STAFF;

/// Leaders and fair play, for programs.
@RestController
@Part(value = Area.RESULTS, about = "Recognition",
        says = "Who leads the contests under way, and whether orders were brought forward to "
                + "their ends. Before others only those reps are named who agreed to it.")
class RecognitionApi {

    private final Leaderboards leaderboards;
    private final Broadcast broadcast;
    private final FairPlay fairPlay;
    private final Contests contests;
    private final Clock clock;

    RecognitionApi(Leaderboards leaderboards, Broadcast broadcast, FairPlay fairPlay,
            Contests contests, Clock clock) {
        this.leaderboards = leaderboards;
        this.broadcast = broadcast;
        this.fairPlay = fairPlay;
        this.contests = contests;
        this.clock = clock;
    }

    record Leader(int place, String name, long result,
            @Does("Millionths of the result over what it is divided by; null where it is not")
            @Nullable Long scoreMillionths,
            @Does("Places won since the last change, or lost where negative") int change) {}

    record Board(
            UUID contest, String name, int entrants,
            @Does("When places were worked out; null before the first time")
            @Nullable Instant workedOutAt,
            @Does("The first ten that the reader may see") List<Leader> leaders) {

        static Board of(Leaderboard one) {
            boolean isDivided = one.rules().handicap() != Handicap.NONE;
            return new Board(one.contest(), one.name(), one.entrants(), one.workedOut(),
                    one.rows().stream().map(row -> new Leader(row.number(), row.name(),
                            row.score().result(), isDivided ? Long.valueOf(row.score().rounded(6)
                                    .unscaledValue().longValueExact()) : null,
                            row.rise())).toList());
        }
    }

    @GetMapping("/api/v1/leaderboards")
    @Allowed(MEMBERS)
    @Does("List who leads each contest under way")
    ResponseEntity<Slice<Board>> listLeaderboards(Call call) {
        broadcast.looked(call.viewer().organisation().id());
        return call.sliceOf(leaderboards.of(call.viewer()).stream().map(Board::of).toList(),
                Board::contest);
    }

    @Does("A part of the period's sales, in millionths, and the interval in which it usually lies")
    record Part(long is, long low, long high) {

        static @Nullable Part of(PullForward.@Nullable Part part) {
            return part == null ? null : new Part(millionths(part.is()),
                    millionths(part.low() + part.others()),
                    millionths(part.high() + part.others()));
        }

        private static long millionths(double part) {
            return Math.round(part * 1_000_000);
        }
    }

    record Fairness(
            UUID rep, @Does("Earlier periods with sales") int periods,
            @Does("Sold in the last days; null where there is not enough to compare with")
            @Nullable Part last,
            @Does("Sold in as many days after; null while they are not over") @Nullable Part after,
            @Does("Returned in those days") @Nullable Part returned,
            @Does("What is unlike earlier periods and other reps") Set<Sign> signs) {

        static Fairness of(Finding one) {
            return new Fairness(one.rep(), one.periods(), Part.of(one.last()),
                    Part.of(one.after()), Part.of(one.returned()), one.signs());
        }
    }

    record FairPlayReport(List<Fairness> reps) {}

    @GetMapping("/api/v1/contests/{id}/fair-play")
    @Allowed(STAFF)
    @Does("Get how sales lie around the end of a contest; empty before it")
    ResponseEntity<FairPlayReport> getFairPlay(Call call, @PathVariable UUID id) {
        var viewer = call.viewer();
        Territory.requireWholeMarket(viewer);
        var contest = contests.of(viewer, id);
        var today = Today.of(viewer, clock);
        return call.one(new FairPlayReport(today.isBefore(contest.rules().days().to()) ? List.of()
                : fairPlay.of(viewer, contest, today).stream().map(Fairness::of).toList()));
    }
}
