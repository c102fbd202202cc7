"""ManageIQ's Python client (manageiq-client) against a server with one provider, whose URL, user and password are INVENTORY_URL, _USER and _PASSWORD."""
import os

from manageiq_client.api import APIException, ManageIQClient
from manageiq_client.filters import Q

url = os.environ["INVENTORY_URL"] + "/api"
login = dict(user=os.environ["INVENTORY_USER"], password=os.environ["INVENTORY_PASSWORD"])
api = ManageIQClient(url, login)


def done(task):
    task.wait_for_existence(True, timeout=30)
    while task.state != "Finished":
        task.reload()
    assert task.status == "Ok", task.message


def refused(what, how, *words):
    try:
        how()
    except APIException as e:
        assert all(w in str(e) for w in words), e
    else:
        raise AssertionError(what)


# The entry point, and every collection that it lists.
assert api.on_latest_version and api.api_version(api.latest_version).version == api.version
assert {"providers", "vms", "templates", "flavors", "tasks"} <= set(api.collections.all_names)
for collection in api.collections.all:
    if collection.name != "settings":
        collection.reload()
        assert collection.count >= len(collection), collection

# Finding: by attribute, by query, by page, by position.
provider = api.collections.providers.get(name=os.environ["INVENTORY_PROVIDER"])
vms = api.collections.vms.find_by(ems_id=provider.id)
assert len(vms) == vms.count > 5, vms
first = vms[0]
assert first.ems.name == provider.name and first.created_on.tzinfo is not None
by_filter = api.collections.vms.filter(Q("name", "=", first.name) & Q("ems_id", "=", provider.id))
assert [v.id for v in by_filter] == [first.id]
assert len(api.collections.vms.filter(Q("name", "=", first.name) | Q("id", "=", vms[1].id))) == 2
assert api.get_entity("vms", first.id, attributes=["ext_management_system.name"]).ext_management_system["name"] == provider.name
assert len(api.collections.vms.all_include_attributes(["ipaddresses"])) == vms.count

# What is below a row.
assert {"vms", "flavors", "tags", "custom_attributes"} <= set(provider.subcollections)
assert provider.vms.subcount == vms.count and provider.flavors.all[0].ems_id == provider.id

# Orders, alone and in bulk, and their tasks.
assert "refresh" in provider.action and "edit" in provider.action
provider.action.refresh()
done(api.get_entity("tasks", api.response.json()["task_id"]))
first.action.edit(description="by python")
first.reload()
assert first.description == "by python"
answers = api.collections.vms.action.edit(first, vms[1], description="in bulk")
assert len(answers) == 2 and api.collections.vms(vms[1].id).description == "in bulk"

# Creating, changing in three ways, and deleting.
(zone,) = api.collections.zones.action.create(name="py", description="first")
zone.action.edit(description="posted")
zone.action.edit.PUT(description="put")
assert api.collections.zones(zone.id).description == "put"
zone.action.edit.PATCH(dict(action="edit", path="description", value="patched"))
assert api.collections.zones(zone.id).description == "patched"
(custom,) = api.post(provider._href + "/custom_attributes", action="add", resources=[dict(name="owner", value="py")])["results"]
assert provider.custom_attributes.get(name="owner").value == "py"
zone.action.delete()
zone.wait_not_exists(timeout=10)

# Refusals have the form that the client formats.
refused("an unknown row", api.collections.vms(2 ** 52).reload, "RecordNotFound", "Couldn't find Vm")
refused("an unknown attribute", lambda: api.get(url + "/vms", **{"filter[]": "nothing=1"}), "BadRequestError")
refused("an unknown collection", lambda: api.get(url + "/nothing"), "404: Not Found")
refused("a wrong password", lambda: ManageIQClient(url, dict(user=login["user"], password="wrong")), "AuthenticationError")

# A token in place of the password.
token = api.get(url + "/auth")["auth_token"]
assert ManageIQClient(url, dict(token=token)).collections.vms.count == vms.count
print("python: all is well")
