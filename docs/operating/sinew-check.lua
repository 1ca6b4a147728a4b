-- Asks Sinew whether a request may pass, and says so in the variable txn.sinew: "refused" where it answers 403, else "passes". Where
-- it is gone, hangs or does not know the token, requests pass: it fails open, in the time below.

local TIMEOUT_MS = 200
local check = os.getenv("SINEW_CHECK")
local token = os.getenv("SINEW_TOKEN")

-- What belongs to the connection and the body of the request that is asked about.
local LEFT_OUT = {
    ["connection"] = true,
    ["content-length"] = true,
    ["expect"] = true,
    ["host"] = true,
    ["keep-alive"] = true,
    ["te"] = true,
    ["transfer-encoding"] = true,
    ["upgrade"] = true,
}

local function question(txn)
    local headers = {}
    local host = ""
    for name, values in pairs(txn.http:req_get_headers()) do
        if name == "host" then
            host = values[0]
        end
        if not LEFT_OUT[name] then
            headers[name] = {}
            for _, value in pairs(values) do
                table.insert(headers[name], value)
            end
        end
    end
    headers["x-sinew-token"] = { token }
    headers["x-original-method"] = { txn.f:method() }
    headers["x-original-uri"] = { txn.f:pathq() }
    headers["x-original-host"] = { host }
    headers["x-original-proto"] = { txn.f:ssl_fc() == 1 and "https" or "http" }
    return headers
end

core.register_action("sinew-check", { "http-req" }, function(txn)
    local answer = core.httpclient():get({ url = check, headers = question(txn), timeout = TIMEOUT_MS })
    txn:set_var("txn.sinew", answer and answer.status == 403 and "refused" or "passes")
end)
