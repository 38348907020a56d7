package linecard.commissions;

import linecard.catalog.LineTree;
import linecard.commissions.InputPacking.Input;
import linecard.reckoning.SubjectList.Buyer;
import linecard.sales.Kind;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// How some accounts are called now, and of what type they are.
final class AccountsNow {

    private final Map<UUID, String> names = new HashMap<>();
    private final Map<UUID, String> types = new HashMap<>();
    private final Map<UUID, List<UUID>> upward = new HashMap<>();

    AccountsNow(JdbcClient sql, Set<UUID> ids) {
        if (ids.isEmpty()) return;
        sql.sql("""
                select id, name, customer_type
                from accounts.account
                where id = any(:ids)
                """)
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    var id = row.getObject("id", UUID.class);
                    names.put(id, row.getString("name"));
                    var type = row.getString("customer_type");
                    if (!type.isEmpty()) types.put(id, type);
                });
    }

    /// Those of some inputs.
    static AccountsNow of(JdbcClient sql, Collection<Input> inputs) {
        var ids = new HashSet<UUID>();
        for (var input : inputs) {
            for (var buyer : input.lines().subjects().buyers()) ids.add(buyer.account());
        }
        return new AccountsNow(sql, ids);
    }

    /// Empty for none.
    String type(UUID account) {
        return types.getOrDefault(account, "");
    }

    Gathered gathered(Input input, Kind kind, LineTree tree) {
        return input.gathered(kind, input.lines().with(
                to -> new Buyer(to.account(), to.contract(), types.get(to.account())),
                lines -> upward.computeIfAbsent(lines.getFirst(), tree::upward)), names);
    }
}
