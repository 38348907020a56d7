package linecard.catalog;

import linecard.entrance.Retelling;
import linecard.entrance.ToldColumns;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Tells the history of products and product lines.
@Configuration(proxyBeanMethods = false)
class CatalogHistory {

    @Bean
    static Retelling productsHistory(ProductLines lines) {
        return new ToldColumns()
                .text("code", "catalog.code")
                .text("name", "catalog.name")
                .record("product_line_id", "catalog.line", (page, _) -> lines.names(page.viewer()))
                .money("cost_minor", "catalog.cost.unit")
                .moment("archived_at", "web.archived")
                .of("catalog.product");
    }

    @Bean
    static Retelling productLinesHistory(ProductLines lines) {
        return new ToldColumns()
                .text("code", "catalog.code")
                .text("name", "catalog.name")
                .record("parent_id", "catalog.line.parent",
                        (page, _) -> lines.names(page.viewer()))
                .moment("archived_at", "web.archived")
                .of("catalog.product_line");
    }
}
