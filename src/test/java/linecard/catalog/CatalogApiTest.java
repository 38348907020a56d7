package linecard.catalog;

import linecard.LinecardTest;
import linecard.Program;
import linecard.Stage;
import linecard.words.Language;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class CatalogApiTest {

    @Autowired ApplicationContext program;
    @Autowired Stage stage;

    @Test
    void lines_and_products_are_kept() {
        var erp = new Program(program, stage.company());
        var pumps = made(erp.post("/api/v1/product-lines", line("PUMPS", "null")));
        var small = made(erp.post("/api/v1/product-lines", line("SMALL", "\"" + pumps + "\"")));
        assertThat(erp.put("/api/v1/product-lines/" + pumps, 1, line("PUMPS", "\"" + small + "\"")))
                .hasStatus(422).bodyText().contains("#/parent");
        assertThat(erp.put("/api/v1/product-lines/" + small, 1, line("TINY", "null")))
                .hasStatusOk().bodyText().contains("\"parent\":null");
        assertThat(erp.get("/api/v1/product-lines")).bodyText().contains("PUMPS", "TINY");

        var product = made(erp.post("/api/v1/products", product(pumps, "123456", "HUF")));
        assertThat(erp.get("/api/v1/products/" + product)).bodyText()
                .contains("\"cost\":{\"minor\":123456,\"currency\":\"HUF\"}");
        assertThat(erp.post("/api/v1/products", product(pumps, "1", "EUR"))).hasStatus(422)
                .bodyText().contains("#/cost", "HUF");
        assertThat(erp.post("/api/v1/products", product(pumps, "-1", "HUF"))).hasStatus(422)
                .bodyText().contains("#/cost");
        assertThat(erp.post("/api/v1/products", product(pumps, "1.5", "HUF"))).hasStatus(422)
                .bodyText().contains("#/cost");
        assertThat(erp.post("/api/v1/products", product(pumps, "1", "XYZ"))).hasStatus(422)
                .bodyText().contains("#/cost");
        assertThat(erp.post("/api/v1/products", product(product, "1", "HUF"))).hasStatus(422)
                .bodyText().contains("#/productLine");
        assertThat(erp.put("/api/v1/products/" + product, 1, product(small, "null", "HUF")
                .replaceAll("\\{\"minor.*?}", "null"))).hasStatusOk().bodyText()
                .contains("\"cost\":null", small);
        assertThat(erp.get("/api/v1/products?q=pump&line=" + small)).bodyText().contains(product);
        assertThat(erp.get("/api/v1/products?line=" + pumps)).bodyText().doesNotContain(product);
    }

    @Test
    void amounts_keep_their_fractions_in_every_language() {
        for (var language : Language.values()) {
            var erp = new Program(program, stage.company("TN", "TND", "months:1", language));
            var line = made(erp.post("/api/v1/product-lines", line("L", "null")));
            for (var minor : new String[] {"1234", "1", "1000", "123456789", "9007199254740993"}) {
                var added = erp.post("/api/v1/products", product(line, minor, "TND")
                        .replace("P-1", "P-" + minor));
                assertThat(added).hasStatus(201).bodyText().contains("\"minor\":" + minor + ",");
            }
        }
    }

    private static String made(MvcTestResult result) {
        assertThat(result).hasStatus(201);
        return Program.id(result);
    }

    private static String line(String code, String parent) {
        return """
                {"code": "%s", "name": "Line %s", "parent": %s}""".formatted(code, code, parent);
    }

    private static String product(String line, String minor, String currency) {
        return """
                {"code": "P-1", "name": "Pump", "productLine": "%s",
                 "cost": {"minor": %s, "currency": "%s"}}""".formatted(line, minor, currency);
    }
}
