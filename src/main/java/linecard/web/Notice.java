package linecard.web;

import jakarta.servlet.http.Cookie;

import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One sentence about what was just done, shown once on the next page, with a way back if there is
/// one. It travels in a cookie that lives for one page.
///
/// @param key the words key of the sentence
/// @param undo the row whose latest change Undo takes back, as `people.agency/<id>`;
/// several ids of one table with commas between them; or the path of a room's own way back
public record Notice(
        String key, List<String> arguments, @Nullable String undo, @Nullable String next) {

    static final String COOKIE = "linecard_notice";

    private static final Pattern UNDO = Pattern.compile(
            "[a-z_]+\\.[a-z_]+/[0-9a-f,-]{36,500}|/[a-z0-9/-]+(\\?version=\\d+)?");

    public static Notice of(String key, String... arguments) {
        return new Notice(key, List.of(arguments), null, null);
    }

    /// That something was archived, or is in use again.
    public static Notice archived(boolean archived) {
        return of(archived ? "web.archivedNow" : "web.restoredNow");
    }

    public Notice undoable(String relation, UUID row) {
        return undoable(relation, List.of(row));
    }

    /// The same for several rows of one change, in the order to take them back.
    public Notice undoable(String relation, List<UUID> rows) {
        var ids = rows.stream().map(UUID::toString).collect(Collectors.joining(","));
        return new Notice(key, arguments, relation + "/" + ids, next);
    }

    /// A way back that the room has itself: Undo posts to this path.
    public Notice takenBackBy(String path) {
        return new Notice(key, arguments, path, next);
    }

    /// Where Undo leads when it takes the record of this page away.
    public Notice thenTo(String path) {
        return new Notice(key, arguments, undo, path);
    }

    Cookie cookie() {
        var parts = new ArrayList<>(List.of(
                key, undo == null ? "" : undo, next == null ? "" : next));
        parts.addAll(arguments);
        var text = String.join("\n", parts);
        var cookie = new Cookie(COOKIE,
                URLEncoder.encode(text.substring(0, Math.min(700, text.length())),
                        StandardCharsets.UTF_8));
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setMaxAge(60);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }

    static @Nullable Notice of(Cookie cookie) {
        try {
            var parts = URLDecoder.decode(cookie.getValue(), StandardCharsets.UTF_8)
                    .split("\n", -1);
            if (parts.length < 3 || !parts[0].matches("[a-z]+\\.[A-Za-z.]+")) return null;
            return new Notice(parts[0], Arrays.asList(parts).subList(3, parts.length),
                    UNDO.matcher(parts[1]).matches() ? parts[1] : null,
                    parts[2].matches("/[a-z0-9/-]+") ? parts[2] : null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
