import client.ApiClient;
import client.ApiException;
import client.api.AgenciesApi;
import client.api.ProductLinesApi;
import client.api.ProductsApi;
import client.model.AgencyEntry;
import client.model.Money;
import client.model.Problem;
import client.model.ProductEntry;
import client.model.ProductLineEntry;

import com.fasterxml.jackson.databind.ObjectMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What a program does with the generated client. ClientTest compiles and runs it.
public class Walk {

    /// @return what happened, a line each
    public static List<String> walk(String host, int port, String token) throws Exception {
        var said = new ArrayList<String>();
        var client = new ApiClient();
        client.setScheme("http");
        client.setHost(host);
        client.setPort(port);
        client.setBasePath("");
        client.setRequestInterceptor(request ->
                request.header("Authorization", "Bearer " + token).header("Accept-Language", "en"));
        var agencies = new AgenciesApi(client);

        var entry = new AgencyEntry().code("A-1").name("Alfa").country("HU");
        var key = UUID.randomUUID().toString();
        var added = agencies.addAgencyWithHttpInfo(entry, key);
        said.add("added " + added.getStatusCode() + " " + added.getHeaders().get("etag"));
        var again = agencies.addAgencyWithHttpInfo(entry, key);
        said.add("again " + again.getHeaders().get("idempotency-replayed") + " "
                + again.getData().equals(added.getData()));

        agencies.addAgency(new AgencyEntry().code("A-2").name("Beta").country("SK"), null);
        var first = agencies.listAgencies(null, 1, null);
        var second = agencies.listAgencies(null, 1, first.getNext());
        said.add("list " + first.getItems().getFirst().getName() + " "
                + second.getItems().getFirst().getName() + " " + second.getNext());

        var id = added.getData().getId();
        var changed = agencies.changeAgency(id, "\"1\"", entry.name("Alfa Bt."));
        said.add("changed " + changed.getName() + " " + changed.getVersion());
        said.add("stale " + refused(() -> agencies.changeAgency(id, "\"1\"", entry)));
        said.add("invalid " + refused(() -> agencies.addAgency(
                new AgencyEntry().code("A-1").name("Gamma").country("XX"), null)));
        said.add("absent " + refused(() -> agencies.getAgency(UUID.randomUUID(), null)));

        var line = new ProductLinesApi(client).addProductLine(
                new ProductLineEntry().code("L").name("Pumps"), null);
        var product = new ProductsApi(client).addProduct(new ProductEntry().code("P").name("Pump")
                .productLine(line.getId()).cost(new Money().minor(123456L).currency("HUF")), null);
        said.add("cost " + product.getCost().getMinor() + " " + product.getCost().getCurrency());
        return said;
    }

    private interface Request {
        Object send() throws ApiException;
    }

    private static String refused(Request request) throws Exception {
        try {
            return "let through: " + request.send();
        } catch (ApiException e) {
            var problem = new ObjectMapper().readValue(e.getResponseBody(), Problem.class);
            var errors = problem.getErrors() == null || problem.getErrors().isEmpty() ? "" : " "
                    + problem.getErrors().getFirst().getPointer();
            return e.getCode() + " " + problem.getType() + errors;
        }
    }
}
