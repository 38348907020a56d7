package linecard.api;

import jakarta.servlet.http.HttpServletRequest;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.calendar.Span;
import linecard.packing.Sha256;
import linecard.web.Page;
import linecard.web.Query;
import linecard.web.Visit;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

import java.net.URI;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/// A request of a program, as the handlers of `…Api` see it: who asks, what of a list, which
/// version is to be changed; and how answers are made.
public final class Call {

    /// All days that anything can be about.
    public static final Span EVER = new Span(LocalDate.of(1900, 1, 1), LocalDate.of(9000, 1, 1));

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
        return cursor().id();
    }

    /// The place after which it goes on among the rows of [#after], where ids alone do not tell
    /// rows apart.
    public int place() {
        return cursor().place();
    }

    private Cursor cursor() {
        var given = request.getParameter("cursor");
        if (given == null || given.isEmpty()) return Cursor.START;
        try {
            return Cursor.read(given, list());
        } catch (IllegalArgumentException e) {
            throw wrong("cursor", words.text("api.cursor"));
        }
    }

    /// The days from the parameter `from` to the parameter `to`, that one included; left out, it
    /// goes on for ever.
    ///
    /// @throws Refused where they are the wrong way round
    public Span days(@Nullable LocalDate from, @Nullable LocalDate to) {
        var first = from == null ? EVER.from() : from;
        var end = to == null ? EVER.to() : to.plusDays(1);
        if (!first.isBefore(end)) throw wrong("to", words.text("api.backwards"));
        return new Span(first, end);
    }

    /// The 'no' to a parameter of the address.
    public Refused wrong(String parameter, String detail) {
        return new Refused(Problem.Kind.PARAMETERS, Problem.Error.in(parameter, detail));
    }

    /// The 'no' to a field of the body.
    public static Supplier<Refused> invalid(String pointer, String detail) {
        return () -> new Refused(Problem.Kind.INVALID, Problem.Error.at(pointer, detail));
    }

    /// Refuses what is said of a field where it is none of what can be said.
    ///
    /// @param said null or empty where nothing is
    public void requireOffered(String field, @Nullable String said, List<String> offered) {
        if (said != null && !said.isEmpty() && !offered.contains(said)) {
            throw invalid("#/" + field, words().text("web.notOffered")).get();
        }
    }

    /// The same of one of a few words, in capitals or not.
    public void requireWord(String field, @Nullable String said, String... words) {
        requireOffered(field, said == null ? null : said.toLowerCase(Locale.ROOT), List.of(words));
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
        return slice(rows, id, _ -> 0);
    }

    /// The same of a short list that was looked up as a whole, in whatever order.
    public <T> ResponseEntity<Slice<T>> sliceOf(List<T> all, Function<T, UUID> id) {
        var after = after().toString();
        return slice(all.stream()
                .filter(row -> id.apply(row).toString().compareTo(after) > 0)
                .sorted(Comparator.comparing(row -> id.apply(row).toString()))
                .limit(lookUp()).toList(), id);
    }

    /// The same where several rows share an id.
    ///
    /// @param place of a row under its id, from 1
    public <T> ResponseEntity<Slice<T>> slice(
            List<T> rows, Function<T, UUID> id, ToIntFunction<T> place) {
        int limit = limit();
        if (rows.size() <= limit) return ResponseEntity.ok(new Slice<>(rows, null));
        var items = rows.subList(0, limit);
        var last = items.getLast();
        var next = new Cursor(id.apply(last), place.applyAsInt(last)).in(list());
        var address = request.getRequestURI() + filters().with("limit", limit).with("cursor", next);
        return ResponseEntity.ok().header("Link", "<" + address + ">; rel=\"next\"")
                .body(new Slice<>(List.copyOf(items), next));
    }

    /// One record, with its version as its ETag; 304 where the asker has it already.
    public <T> ResponseEntity<T> one(T body, int version) {
        return ResponseEntity.ok().eTag(tag(version)).body(body);
    }

    /// What has no version of its own: its ETag comes from all that it holds.
    public <T extends Record> ResponseEntity<T> one(T body) {
        var hash = HexFormat.of().formatHex(Sha256.of(body.toString()), 0, 8);
        return ResponseEntity.ok().eTag("\"" + hash + "\"").body(body);
    }

    /// A record that was made by this request.
    ///
    /// @param path where it is from now on, such as `agencies/<id>`
    public <T> ResponseEntity<T> created(String path, T body, int version) {
        return ResponseEntity.created(URI.create(Visit.API + path)).eTag(tag(version)).body(body);
    }

    /// What goes on in the background from now on. The route is [Later].
    public <T> ResponseEntity<T> accepted(UUID job, T body) {
        return ResponseEntity.accepted().location(URI.create(Visit.API + "jobs/" + job)).body(body);
    }

    /// For records of several areas at one address: the token must have this scope as well.
    ///
    /// @throws Refused where it has not
    public void require(Area area, boolean writing) {
        var token = (Token) Objects.requireNonNull(request.getAttribute(ApiDoor.TOKEN));
        if (!token.allows(new Scope(area, writing))) {
            throw new Refused(Problem.Kind.OUT_OF_SCOPE);
        }
    }

    /// A field of this answer is a secret: sent again for the same key, it is null.
    public void secret(String field) {
        request.setAttribute(ApiDoor.SECRET, field);
    }

    private static String tag(int version) {
        return "\"" + version + "\"";
    }
}
