FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/Inventory.Api -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
# Stored credentials are encrypted with keys in this folder: keep it on a volume.
ENV keys=/keys ASPNETCORE_URLS=http://+:3000
RUN mkdir /keys && chown app /keys
USER app
EXPOSE 3000
ENTRYPOINT ["dotnet", "Inventory.Api.dll"]
