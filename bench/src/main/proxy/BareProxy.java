import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Jetty's proxy as it comes, without anything of Sinew: what the library costs. Run by {@code bench/proxy} from its source. */
final class BareProxy {
    private static final int MOST = 1_024;

    private BareProxy() {}

    public static void main(String[] words) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(words[0]));
        server.addConnector(connector);
        int upstream = Integer.parseInt(words[1]);
        server.setHandler(new ProxyHandler.Reverse(
                request -> HttpURI.build(request.getHttpURI()).scheme("http").authority("127.0.0.1", upstream)) {
            @Override
            protected void configureHttpClient(HttpClient client) {
                super.configureHttpClient(client);
                client.setMaxConnectionsPerDestination(MOST);
            }
        });
        server.start();
        server.join();
    }
}
