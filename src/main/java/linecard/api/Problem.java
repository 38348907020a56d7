package linecard.api;

import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Why a request of a program was refused (RFC 9457).
///
/// @param errors what is wrong with single fields or parameters, in the order they were found
public record Problem(Kind kind, List<Error> errors) {

    /// Every kind of 'no' that the API says. Its name is the end of the problem's type.
    public enum Kind {

        ADDRESS(400), UNREADABLE(400), PARAMETERS(400), IDEMPOTENCY_KEY(400), NO_TOKEN(401),
        NOT_ALLOWED(403), OUT_OF_SCOPE(403), ABSENT(404), METHOD(405), NOT_ACCEPTABLE(406),
        CONTRADICTS(409), STALE(412), TOO_LARGE(413), MEDIA_TYPE(415), INVALID(422),
        KEY_REUSED(422), NO_VERSION(428), TOO_MANY(429), BROKEN(500), AWAY(503),
        NO_SPACE(507);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }

        /// `no-token`.
        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// Where it is explained, for good.
        String type() {
            return "/api#problem-" + code();
        }

        String title(Words words) {
            return words.text("api.problem." + code());
        }

        String advice(Words words) {
            return words.text("api.problem." + code() + ".advice");
        }
    }

    /// One of `pointer`, a field of the body as a JSON pointer, and `parameter`, of the address.
    public record Error(@Nullable String pointer, @Nullable String parameter, String detail) {

        public static Error at(String pointer, String detail) {
            return new Error(pointer, null, detail);
        }

        public static Error in(String parameter, String detail) {
            return new Error(null, parameter, detail);
        }

        Map<String, String> written() {
            var written = new LinkedHashMap<String, String>();
            if (pointer != null) written.put("pointer", pointer);
            if (parameter != null) written.put("parameter", parameter);
            written.put("detail", detail);
            return written;
        }
    }

    static Problem of(Kind kind) {
        return new Problem(kind, List.of());
    }

    Map<String, Object> written(Words words) {
        var written = new LinkedHashMap<String, Object>();
        written.put("type", kind.type());
        written.put("title", kind.title(words));
        written.put("status", kind.status());
        written.put("detail", kind.advice(words));
        if (!errors.isEmpty()) written.put("errors", errors.stream().map(Error::written).toList());
        return written;
    }
}
