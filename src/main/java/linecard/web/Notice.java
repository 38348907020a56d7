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

/// One sentence about what was just done, shown once on the next page, with a way back if there is
/// one. It travels in a cookie that lives for one page.
///
/// @param key the words key of the sentence
/// @param undo the row whose latest change Undo takes back, as `people.agency/<id>`
public record Notice(String key, List<String> arguments, @Nullable String undo) {

    static final String COOKIE = "linecard_notice";

    public static Notice of(String key, String... arguments) {
        return new Notice(key, List.of(arguments), null);
    }

    public Notice undoable(String relation, UUID row) {
        return new Notice(key, arguments, relation + "/" + row);
    }

    Cookie cookie() {
        var parts = new ArrayList<>(List.of(key, undo == null ? "" : undo));
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
            if (parts.length < 2 || !parts[0].matches("[a-z]+\\.[A-Za-z.]+")) return null;
            return new Notice(parts[0], Arrays.asList(parts).subList(2, parts.length),
                    parts[1].matches("[a-z_]+\\.[a-z_]+/[0-9a-f-]{36}") ? parts[1] : null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
