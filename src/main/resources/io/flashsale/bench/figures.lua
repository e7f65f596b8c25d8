-- What every load has: numbered threads, statuses counted where asked for, and a line of figures at the end.

local threads = {}

function setup(thread)
  thread:set("number", #threads)
  threads[#threads + 1] = thread
end

repeated = 0

-- Has the answers counted by their status. wrk keeps the headers for that, so it is slower.
function countStatuses(how)
  if how ~= "count" then
    return
  end
  function response(status)
    local name = "status" .. status
    _G[name] = (_G[name] or 0) + 1
  end
end

function done(summary, latency, requests)
  local errors = summary.errors
  local line = string.format(
    "figures requests=%d micros=%d p50=%d p99=%d refused=%d broken=%d",
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    errors.status, errors.connect + errors.read + errors.write + errors.timeout)
  local again = 0
  local statuses = {}
  for _, thread in ipairs(threads) do
    again = again + thread:get("repeated")
    for status = 100, 599 do
      local seen = thread:get("status" .. status)
      if seen then
        statuses[status] = (statuses[status] or 0) + seen
      end
    end
  end
  line = line .. " repeated=" .. again
  for status = 100, 599 do
    if statuses[status] then
      line = line .. " status" .. status .. "=" .. statuses[status]
    end
  end
  print(line)
end
