# ManageIQ's Ruby client (manageiq-api-client) against a server with one provider, whose URL, user and password are INVENTORY_URL, _USER and _PASSWORD.
require "logger"
require "manageiq-api-client"

def holds(what) = yield || raise("It does not hold: #{what}")

def refused(what, error, words)
  yield
rescue error => e
  raise "#{what}: #{e.message}" unless e.message.include?(words)
else
  raise "#{what} was not refused"
end

url, user, password = ENV.values_at("INVENTORY_URL", "INVENTORY_USER", "INVENTORY_PASSWORD")
miq = ManageIQ::API::Client.new(:url => url, :user => user, :password => password)

# The entry point.
holds("the client has a method for every collection") { miq.collections.size > 30 && miq.collections.all? { |c| miq.respond_to?(c.name) && c.description } }
holds("who asks") { miq.identity.userid == user && miq.identity.role && miq.authorization.key?("product_features") }
holds("the server") { miq.api.version && miq.server_info.server_href && miq.server_info.plugins && miq.product_info.name }
holds("the settings") { miq.user_settings["locale"] }

# Questions.
provider = miq.providers.find_by(:name => ENV["INVENTORY_PROVIDER"])
vms = -> { miq.vms.where(:ems_id => provider.id) } # each anew: first leaves its limit in a relation
holds("find") { miq.vms.find(vms.().first.id).name == vms.().first.name }
holds("find many") { miq.vms.find(vms.().limit(3).map(&:id)).map(&:id) == vms.().limit(3).map(&:id) }
holds("where, order, limit, offset") do
  names = vms.().order(:name => "desc", :id => "asc").to_a.map(&:name)
  names.size > 5 && names == names.sort.reverse && vms.().order(:name => "desc").limit(2).offset(1).map(&:name) == names[1, 2]
end
holds("select") { vms.().select(:name, :ipaddresses).first.attributes.keys.sort == %w[href id ipaddresses name] }
holds("pluck") { miq.flavors.pluck(:name).all?(String) }
holds("null") { miq.vms.where(:retires_on => "nil").to_a.size == miq.vms.to_a.size }
holds("options") { miq.vms.options.relationships.include?("flavor") && miq.providers.options.data["supported_providers"].any? }

# Orders; the client reads a row again to learn what can be done with it, and knows a result by its members.
result = miq.vms.find(vms.().first.id).refresh
holds("an order has a task") { result.succeeded? && result.message.start_with?("Refreshing Vm") && miq.tasks.find(result.task_id).id == result.task_id }
results = miq.vms.refresh(vms.().limit(2).map { |v| { "id" => v.id } })
holds("orders in bulk") { results.size == 2 && results.all?(&:succeeded?) }
one, other = miq.vms.refresh([{ "id" => vms.().first.id }, { "id" => 2**52 }])
holds("each in bulk has its own result") { one.succeeded? && other.failed? && other.message.start_with?("Couldn't find Vm") }
edited = vms.().first.edit(:description => "by ruby")
holds("edit gives the row") { edited["description"] == "by ruby" && vms.().first.description == "by ruby" }

zone = miq.zones.create(:name => "rb", :description => "by ruby")
holds("create gives the row") { zone.name == "rb" && miq.zones.find_by(:name => "rb").id == zone.id }
holds("delete") { zone.delete.succeeded? && miq.zones.find_by(:name => "rb").nil? }

# Refusals.
refused("an unknown row", ManageIQ::API::Client::ResourceNotFound, "Couldn't find Vm") { miq.get("#{url}/api/vms/#{2**52}") }
refused("no such row", ManageIQ::API::Client::ResourceNotFound, "Couldn't find resource") { miq.vms.find(2**52) }
refused("an unknown collection", ManageIQ::API::Client::ResourceNotFound, "Not Found") { miq.get("nothing") }
refused("an unknown attribute", ManageIQ::API::Client::Exception, "Vm-nothing does not exist") { miq.vms.where(:nothing => 1).to_a }
refused("a wrong password", ManageIQ::API::Client::Exception, "The username or password you entered is incorrect.") do
  ManageIQ::API::Client.new(:url => url, :user => user, :password => "wrong")
end

# A token, and a group.
token = miq.get("auth")["auth_token"]
holds("a token is a login") { ManageIQ::API::Client.new(:url => url, :token => token).identity.userid == user }
holds("a group is asked for") { ManageIQ::API::Client.new(:url => url, :user => user, :password => password, :group => miq.identity.group).identity.group == miq.identity.group }
refused("a group of others", ManageIQ::API::Client::Exception, "Invalid Authorization Group") do
  ManageIQ::API::Client.new(:url => url, :user => user, :password => password, :group => "none of mine")
end
puts "ruby: all is well"
