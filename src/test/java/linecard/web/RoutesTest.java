package linecard.web;

import org.junit.jupiter.api.Test;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class RoutesTest {

    private static final List<String> PATTERNS = List.of("/", "/reps", "/reps/{id}",
            "/reps/{id}/figures", "/reports/{name:pay|sales}.csv", "/{any}/figures", "/*/x", "/r?ps",
            "/static/**", "/{*rest}");
    private static final List<String> PATHS = List.of("/", "/reps", "/reps/", "/reps/7",
            "/reps/7/figures", "/rep", "/r%65ps", "/r%65ps/7", "/reps;v=1", "/reps;v=1/7",
            "/reps/7;v=1/figures", "/reps/%2e", "/%72eps/7/figures", "/reports/pay.csv", "/static/",
            "/static/a/b.css", "/other/figures", "/reps/x");

    @Test
    void what_spring_would_match_is_left_to_it() {
        int matched = 0;
        for (var pattern : PATTERNS) {
            var parsed = PathPatternParser.defaultInstance.parse(pattern);
            for (var path : PATHS) {
                if (!parsed.matches(PathContainer.parsePath(path))) continue;
                assertThat(Routes.beginsAlike(pattern, path)).as(pattern + " " + path).isTrue();
                matched++;
            }
        }
        assertThat(matched).isGreaterThan(30);
    }

    @Test
    void what_begins_otherwise_is_not() {
        assertThat(Routes.beginsAlike("/reps/{id}", "/accounts/7")).isFalse();
        assertThat(Routes.beginsAlike("/reps/{id}", "/reps")).isFalse();
        assertThat(Routes.beginsAlike("/reps/{id}", "/accounts/%37")).isFalse();
        assertThat(Routes.beginsAlike("/reps", "/rep%73")).isTrue();
    }
}
