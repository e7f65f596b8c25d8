-- Places a hold of one unit, each for an e-mail that nobody had before.
-- Arguments: count or fast; the products, which the threads share out; what the e-mails begin with.
dofile("figures.lua")

function init(args)
  countStatuses(args[1])
  local products = {}
  for id in args[2]:gmatch("%d+") do
    products[#products + 1] = id
  end
  local product = products[number % #products + 1]
  local made = 100000000
  local body = '{"productId":' .. product .. ',"email":"' .. args[3] .. "-" .. number .. "-"
  local rest = '@bench.test","qty":1}'
  local head = "POST /api/holds HTTP/1.1\r\nHost: " .. wrk.host .. ":" .. wrk.port
    .. "\r\nContent-Type: application/json\r\nContent-Length: "
    .. #body + 9 + #rest .. "\r\n\r\n" .. body
  function request()
    made = made + 1
    return head .. made .. rest
  end
end
