package linecard.api;

import jakarta.servlet.http.HttpServletRequest;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.web.Page;
import linecard.web.Query;
import linecard.web.Visit;
import linecard.words.Words;

import org.springframework.http.ResponseEntity;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/// A request of a program, as the handlers of `…Api` see it: who asks, what of a list, which
/// version is to be changed; and how answers are made.
public final class Call {

    static final int USUAL = 50;
    static final int MOST = 200;

    private final HttpServletRequest request;
    private final Viewer viewer;
    private final Words words;

    Call(HttpServletRequest request) {
        this.request = request;
        this.viewer = Objects.requireNonNull(Visit.viewer(request));
        this.words = Problems.words(request);
    }

    public Viewer viewer() {
        return viewer;
    }

    public Words words() {
        return words;
    }

    /// For rules that ask for a page: whose language, which organisation.
    public Page page() {
        return new Page(words, viewer.user(), viewer, "", request.getRequestURI(), "", null, false);
    }

    /// The fields of a new record.
    public Entered entered(Record body) {
        return Entered.of(body, 1, words);
    }

    /// The fields of a changed record.
    ///
    /// @param stored the version that it has now
    /// @throws Stale where another one was to be changed
    public Entered entered(Record body, int stored) {
        requireCurrent(stored);
        return Entered.of(body, stored, words);
    }

    /// Compares the version that If-Match names.
    public void requireCurrent(int stored) {
        var named = request.getHeader("If-Match");
        if (named == null) throw new Refused(Problem.Kind.NO_VERSION);
        if (!tag(stored).equals(named)) throw new Stale("version");
    }

    /// How many rows of a list to look up: one more than to show, to see whether more follow.
    public int lookUp() {
        return limit() + 1;
    }

    private int limit() {
        var given = request.getParameter("limit");
        if (given == null) return USUAL;
        if (!given.matches("\\d{1,3}") || Integer.parseInt(given) < 1
                || Integer.parseInt(given) > MOST) {
            throw wrong("limit", words.text("api.limit", MOST));
        }
        return Integer.parseInt(given);
    }

    /// The id after which the list goes on: one before all others from the beginning.
    public UUID after() {
        var given = request.getParameter("cursor");
        if (given == null || given.isEmpty()) return new UUID(0, 0);
        try {
            return Cursor.read(given, list());
        } catch (IllegalArgumentException e) {
            throw wrong("cursor", words.text("api.cursor"));
        }
    }

    private static Refused wrong(String parameter, String detail) {
        return new Refused(Problem.Kind.PARAMETERS, Problem.Error.in(parameter, detail));
    }

    private String list() {
        return request.getRequestURI() + filters();
    }

    private Query filters() {
        var filters = new TreeMap<String, String>();
        request.getParameterMap().forEach((name, values) -> filters.put(name, values[0]));
        filters.remove("cursor");
        filters.remove("limit");
        return new Query(filters);
    }

    /// Some rows of a list, as many as were asked for, and where it goes on.
    ///
    /// @param rows as [#lookUp] and [#after] found them, in the order of their ids
    public <T> ResponseEntity<Slice<T>> slice(List<T> rows, Function<T, UUID> id) {
        int limit = limit();
        if (rows.size() <= limit) return ResponseEntity.ok(new Slice<>(rows, null));
        var items = rows.subList(0, limit);
        var next = Cursor.after(id.apply(items.getLast()), list());
        var address = request.getRequestURI() + filters().with("limit", limit).with("cursor", next);
        return ResponseEntity.ok().header("Link", "<" + address + ">; rel=\"next\"")
                .body(new Slice<>(List.copyOf(items), next));
    }

    /// One record, with its version as its ETag; 304 where the asker has it already.
    public <T> ResponseEntity<T> one(T body, int version) {
        return ResponseEntity.ok().eTag(tag(version)).body(body);
    }

    /// A record that was made by this request.
    ///
    /// @param path where it is from now on, such as `agencies/<id>`
    public <T> ResponseEntity<T> created(String path, T body, int version) {
        return ResponseEntity.created(URI.create(Visit.API + path)).eTag(tag(version)).body(body);
    }

    /// A field of this answer is a secret: sent again for the same key, it is null.
    public void secret(String field) {
        request.setAttribute(ApiDoor.SECRET, field);
    }

    static String tag(int version) {
        return "\"" + version + "\"";
    }
}
