using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Association.Infrastructure.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class ReservedSeats : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "HoldsWhilePending",
                table: "TicketCategories",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "SeatReserved",
                table: "Registrations",
                type: "boolean",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "HoldsWhilePending",
                table: "TicketCategories");

            migrationBuilder.DropColumn(
                name: "SeatReserved",
                table: "Registrations");
        }
    }
}
