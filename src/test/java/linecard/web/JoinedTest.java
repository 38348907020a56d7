package linecard.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JoinedTest {

    private static String join(String name, Map<String, String> files) {
        return Joined.of(name, file -> Objects.requireNonNull(files.get(file)));
    }

    @Test
    void a_module_stands_once_before_all_that_import_it() {
        assertThat(join("a/first.js", Map.of(
                "a/first.js", """
                        import * as all from "./two.js"
                        import {
                          one as uno, three
                        } from "../b/one.js"
                        import "./two.js"
                        all.two(uno, "import x")
                        """,
                "a/two.js", """
                        import { one } from "../b/one.js"
                        export const two = await one()
                        """,
                "b/one.js", """
                        export async function one() {}
                        export class three {}
                        const four = 4
                        """))).isEqualTo("""
                const $b_one_js = await (async () => {
                async function one() {}
                class three {}
                const four = 4
                return { one, three }
                })()
                const $a_two_js = await (async () => {
                const { one } = $b_one_js
                const two = await one()
                return { two }
                })()
                const $a_first_js = await (async () => {
                const all = $a_two_js
                const {
                  one: uno, three
                } = $b_one_js

                all.two(uno, "import x")
                return {  }
                })()
                """);
    }

    @Test
    void sheets_stand_where_they_are_imported() {
        assertThat(join("a/all.css", Map.of(
                "a/all.css", "@import \"../b/one.css\";\n@import \"two.css\";\nlast {}\n",
                "a/two.css", "two {}", "b/one.css", "one { --price: $1; }")))
                .isEqualTo("one { --price: $1; }\ntwo {}\nlast {}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "import { a } from './b.js'", "import a from \"./b.js\"", "export default 1",
        "export let a = 1", "export { a }", "export * from \"./b.js\"", "import { a } from \"./a.js\""})
    void what_cannot_be_joined_is_refused_whole(String line) {
        assertThatThrownBy(() -> join("a.js", Map.of("a.js", line, "b.js", "export const a = 1")))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("a.js");
    }
}
