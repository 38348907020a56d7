package linecard.bench;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// How long it takes until the accounts of a Salesforce export, of which every tenth looks like
/// one that is here, are compared with those that are here, and until they are taken over.
final class MoveLoad {

    private static final String[] NAMES = {"Acme", "Brook", "Clay", "Dale", "Elm", "Fern", "Glen",
        "Hill", "Iris", "Jade", "Knoll", "Lake", "Mill", "Nook", "Oak", "Pine", "Quay", "Ridge",
        "Stone", "Thorn"};

    private MoveLoad() {}

    /// @return from sending to taken, in seconds
    static double seconds(int accounts) throws Exception {
        var home = Path.of("target/bench/home-move").toAbsolutePath();
        Company.delete(home);
        var log = Path.of("target/bench/move.log");
        Files.deleteIfExists(log);
        var token = Api.settle(home, (_, _) -> {});
        try (var program = new Program(home, log, Map.of())) {
            var api = new Api(program.port, token);
            bring(api, accounts / 10);
            long began = System.nanoTime();
            var sent = api.post("moves?name=export.zip", "application/zip",
                    BodyPublishers.ofFile(export(accounts)));
            var at = "moves/" + sent.get("id").stringValue();
            api.await(at, "tried");
            tell("tried", began);
            api.post(at + "/taking", "application/json", BodyPublishers.ofString("{}"));
            api.await(at, "taken");
            double seconds = tell("taken", began);
            System.out.println(api.get(at).get("counts"));
            return seconds;
        } finally {
            Company.delete(home);
        }
    }

    /// By a plain file, those that are here before.
    private static void bring(Api api, int many) throws Exception {
        var file = Path.of("target/bench/here.csv");
        try (var out = Files.newBufferedWriter(file)) {
            out.write("account,name,country,postalCode,city,street\n");
            for (int n = 0; n < many; n++) {
                out.write("H-%d,%s\n".formatted(n, firm(n * 10, ",US,")));
            }
        }
        var sent = api.post("imports?subject=accounts&name=here.csv", "text/csv",
                BodyPublishers.ofFile(file));
        var at = "imports/" + sent.get("id").stringValue();
        api.post(at + "/checking", "application/json", BodyPublishers.ofString("{}"));
        api.await(at, "checked");
        api.post(at + "/applying", "application/json", BodyPublishers.noBody());
        api.await(at, "applied");
    }

    private static Path export(int accounts) throws IOException {
        var file = Path.of("target/bench/export.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file));
                Writer out = new OutputStreamWriter(zip, StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry("Account.csv"));
            out.write("Id,ParentId,Name,BillingPostalCode,BillingCity,BillingStreet,Phone\n");
            for (int n = 0; n < accounts; n++) {
                out.write("001%d,%s,%s,+1 555 %07d\n".formatted(n,
                        n % 10 == 9 ? "001" + (n - 1) : "", firm(n, ","), n));
            }
            out.flush();
            zip.closeEntry();
        }
        return file;
    }

    /// Its name, postal code, town and street, the same for the same number.
    private static String firm(int n, String afterName) {
        var random = new Random(n);
        return NAMES[random.nextInt(NAMES.length)] + " "
                + Integer.toString(random.nextInt(1 << 30), 36) + " Ltd" + afterName
                + (10_000 + random.nextInt(80_000)) + ",Town" + random.nextInt(3_000)
                + ",Street " + random.nextInt(400);
    }

    private static double tell(String what, long began) {
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf("move %s after %.1f s%n", what, seconds);
        return seconds;
    }
}
