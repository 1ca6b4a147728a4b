// Copies the beginning of answers as they pass, and makes one line of Exchange JSON Lines of each exchange.

const MOST = 65536;
const HEX = 2;

function copy(r, data, flags) {
    r.sendBuffer(data, flags);
    const held = r.variables.sinew_answer || '';
    const room = MOST - held.length / HEX;
    if (room > 0 && data.length > 0) {
        r.variables.sinew_answer = held + data.slice(0, room).toString('hex');
    }
}

function asked(r) {
    const all = {};
    r.rawHeadersIn.forEach(field => {
        const key = field[0].toLowerCase();
        all[key] = all[key] || [];
        all[key].push(field[1]);
    });
    return all;
}

// Without the coding that NGINX itself put on an answer: what was copied is from before.
function answered(r) {
    const all = {};
    const names = Object.keys(r.headersOut).concat(['Content-Type', 'Content-Encoding', 'Location', 'Set-Cookie']);
    names.forEach(name => {
        const value = r.headersOut[name];
        if (value && value.length > 0) {
            all[name.toLowerCase()] = value;
        }
    });
    if (r.variables.gzip_ratio) {
        delete all['content-encoding'];
    }
    return all;
}

function sent(r) {
    try {
        return r.requestBuffer ? r.requestBuffer.toString('base64') : null;
    } catch (e) { // it was too long for memory
        return null;
    }
}

function exchange(r) {
    const now = Number(r.variables.msec);
    const took = Number(r.variables.request_time);
    return JSON.stringify({
        id: r.variables.request_id,
        time: new Date((now - took) * 1000).toISOString(),
        client: {ip: r.remoteAddress},
        request: {
            method: r.method,
            url: r.variables.scheme + '://' + (r.headersIn.host || r.variables.host) + r.variables.request_uri,
            httpVersion: r.httpVersion,
            headers: asked(r),
            bodyBase64: sent(r)
        },
        response: {
            status: Number(r.variables.status),
            headers: answered(r),
            bodyBase64: Buffer.from(r.variables.sinew_answer || '', 'hex').toString('base64')
        },
        tookMs: Math.round(took * 1000)
    });
}

export default {copy, exchange};
