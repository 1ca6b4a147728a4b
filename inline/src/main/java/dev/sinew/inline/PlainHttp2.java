package dev.sinew.inline;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;

/**
 * HTTP/2 without TLS. A request with a body in chunks that asks for it in passing stays one of HTTP/1.1, as every server may choose: its
 * chunks would be read as frames.
 */
final class PlainHttp2 extends HTTP2CServerConnectionFactory {
    PlainHttp2(HttpConfiguration http) {
        super(http);
    }

    @Override
    public Connection upgradeConnection(
            Connector connector, EndPoint endPoint, MetaData.Request asking, HttpFields.Mutable answer) {
        if (asking.getHttpFields().contains(HttpHeader.TRANSFER_ENCODING)) {
            return declined();
        }
        return super.upgradeConnection(connector, endPoint, asking, answer);
    }

    @SuppressWarnings("NullAway") // how Jetty is told that a connection stays as it is
    private static Connection declined() {
        return null;
    }
}
