-- Sends one and the same request again and again.
-- Arguments: count or fast; method; path; where there is one a body, and where there is one a bearer token.
dofile("figures.lua")

function init(args)
  countStatuses(args[1])
  wrk.method = args[2]
  wrk.path = args[3]
  if args[4] and args[4] ~= "" then
    wrk.body = args[4]
    wrk.headers["Content-Type"] = "application/json"
  end
  if args[5] then
    wrk.headers["Authorization"] = "Bearer " .. args[5]
  end
end
