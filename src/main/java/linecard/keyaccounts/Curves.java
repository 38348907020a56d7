package linecard.keyaccounts;

import linecard.access.Viewer;
import linecard.accounts.Accounts;
import linecard.keyaccounts.Scope.Whole;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Finds what the latest review says of the whole that a page asks for.
@Component
class Curves {

    private final Reviews reviews;
    private final Parts parts;
    private final Accounts accounts;

    Curves(Reviews reviews, Parts parts, Accounts accounts) {
        this.reviews = reviews;
        this.parts = parts;
        this.accounts = accounts;
    }

    /// @param name of the whole; empty where all parts of a kind are asked for
    /// @param scope null for the same, and where nothing was there
    record Seen(Review review, Question question, String name, @Nullable Scope scope) {}

    /// Nothing where no review was taken yet.
    @Transactional(readOnly = true)
    Optional<Seen> seen(Viewer viewer, Question question) {
        var review = reviews.latest(viewer).orElse(null);
        if (review == null) return Optional.empty();
        var whole = question.whole();
        if (whole == null) return Optional.of(new Seen(review, question, "", null));
        return Optional.of(new Seen(review, question, parts.name(viewer, whole),
                reviews.of(viewer, review.id(), whole).orElse(null)));
    }

    Optional<Seen> seen(Page page) {
        var asked = page.asked().values();
        return seen(page.viewer(),
                Question.of(page.viewer(), asked.get("by"), asked.get("part")));
    }

    /// The parts of the kind asked for.
    List<Parts.Part> parts(Viewer viewer, Seen seen) {
        return parts.of(viewer, seen.review(), seen.question().kind());
    }

    /// What was found of the same whole in all reviews, the latest first.
    List<Scope> history(Viewer viewer, Seen seen) {
        Whole whole = seen.question().whole();
        return whole == null ? List.of() : reviews.history(viewer, whole);
    }

    /// All reviews by their ids.
    Map<UUID, Review> reviews(Viewer viewer) {
        return reviews.all(viewer).stream()
                .collect(Collectors.toMap(Review::id, review -> review));
    }

    /// The names of the accounts of all these standings, of those the viewer may see.
    Map<UUID, String> names(Viewer viewer, List<List<Standing>> standings) {
        var ids = new ArrayList<UUID>();
        standings.forEach(list -> list.forEach(one -> ids.add(one.account())));
        return accounts.names(viewer, ids);
    }

    static String name(Map<UUID, String> names, UUID account) {
        return Objects.requireNonNullElse(names.get(account), "–");
    }
}
