-- Confirms each order of a file once.
-- Arguments: count or fast; the file with an order id a line; over how many threads they are shared out.
dofile("figures.lua")

function init(args)
  countStatuses(args[1])
  local requests = {}
  local line = 0
  for id in io.lines(args[2]) do
    if line % tonumber(args[3]) == number then
      requests[#requests + 1] = "POST /api/orders/" .. id .. "/confirm HTTP/1.1\r\nHost: "
        .. wrk.host .. ":" .. wrk.port .. "\r\nContent-Length: 0\r\n\r\n"
    end
    line = line + 1
  end
  local sent = 0
  function request()
    if sent < #requests then
      sent = sent + 1
    else
      repeated = repeated + 1
    end
    return requests[sent]
  end
end
