package linecard.entrance;

import linecard.access.Allowed;
import linecard.api.Scope;
import linecard.api.Token;
import linecard.api.Tokens;
import linecard.files.Cell;
import linecard.files.Table;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.util.stream.Collectors;

import static linecard.access.Audience.MEMBERS;

/// One's own tokens as a file, without their secrets.
@Controller
class TokenExports {

    private final Tokens tokens;

    TokenExports(Tokens tokens) {
        this.tokens = tokens;
    }

    @GetMapping("/me/tokens.{ending:csv|xlsx|json}")
    @Allowed(MEMBERS)
    View list(Page page, @PathVariable String ending) {
        var zone = page.organisation().zone();
        return new Table<Token>(page.words())
                .text("name", page.t("entrance.tokens.name"), Token::name)
                .text("scopes", page.t("entrance.tokens.scopes"), token -> token.scopes().stream()
                        .map(Scope::code).sorted().collect(Collectors.joining(" ")))
                .cell("createdAt", page.t("entrance.tokens.createdAt"),
                        token -> new Cell.Moment(token.createdAt(), zone))
                .cell("expiresAt", page.t("entrance.tokens.expires"),
                        token -> new Cell.Moment(token.expiresAt(), zone))
                .cell("lastUsedAt", page.t("entrance.tokens.lastUsed"),
                        token -> token.lastUsedAt() == null ? new Cell.Empty()
                                : new Cell.Moment(token.lastUsedAt(), zone))
                .file(ending, page.t("entrance.tokens"),
                        taker -> tokens.all(page.viewer()).forEach(taker));
    }
}
